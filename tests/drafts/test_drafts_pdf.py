"""PDF as the page that it shows."""

from __future__ import annotations

import contextlib
import io
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from syndicate.drafts import as_page, medium_of
from syndicate.errors import Empty, PageError
from syndicate.model import Capture, Kind, Medium, Outcome, Page, Report
from syndicate.page import read
from syndicate.policy import load_policy
from syndicate.running import check_capture
from tests.samples import PARAGRAPHS, URL, WORK

NOW = datetime(2026, 5, 1, tzinfo=UTC)
CREDIT = (
    f'By Ada Lindqvist, from <a href="{URL}">Global Research and all of its many regional friends</a>, today.'
)
STYLE = '@page{size:A5;@top-center{content:"Our Blog"}@bottom-center{content:counter(page)}}body{hyphens:auto;text-align:justify}'


@pytest.fixture(scope="session")
def document() -> bytes:
    """Two pages with running titles, words parted at the ends of lines, and a link over two lines."""
    texts = "".join(f"<p>{each}</p>" for each in (CREDIT, *PARAGRAPHS, "© 2026 Global Research"))
    head = f"<title>The Price of a Reprint</title><meta name=author content='Ada Lindqvist'><style>{STYLE}</style>"
    made = HTML(string=f"<html lang=en>{head}<h1>The Price of a Reprint</h1>{texts}").write_pdf()
    assert isinstance(made, bytes)
    return made


def capture(body: bytes) -> Capture:
    return Capture("file:///post.pdf", body, medium=Medium.PDF, file="post.pdf")


def page_of(body: bytes) -> Page:
    return read(as_page(capture(body)))


def report(body: bytes, terms: str) -> Report:
    return check_capture(capture(body), WORK, load_policy(terms), NOW)


def saved(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_lines_become_headline_and_paragraphs_and_running_titles_stand_apart(document: bytes) -> None:
    credit = "By Ada Lindqvist, from Global Research and all of its many regional friends, today."
    notice = "© 2026 Global Research"
    assert len(PdfReader(io.BytesIO(document)).pages) == 2
    assert [" ".join(block.text.split()) for block in page_of(document).blocks] == [
        "The Price of a Reprint", credit, *PARAGRAPHS, notice, "Our Blog", "1",
    ]  # fmt: skip


def test_title_and_author_are_those_of_the_document_and_links_have_their_words(document: bytes) -> None:
    page = page_of(document)
    assert page.metadata.title == "The Price of a Reprint"
    assert [fact.value for fact in page.metadata.authors] == ["Ada Lindqvist"]
    assert [(link.href, link.text) for link in page.links] == [
        (URL, "Global Research and all of its many regional friends")
    ]


def test_a_link_whose_words_cannot_be_told_stands_after_its_paragraph(document: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(document))
    for each in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        rect = each.get_object()["/Rect"]
        rect[2] = rect[0]  # no string begins in a box without width
    page = page_of(saved(writer))
    assert [(link.href, link.text, link.block) for link in page.links] == [(URL, URL, 2)]


def test_the_copy_is_found_and_what_layout_shows_fails_nothing(document: bytes) -> None:
    found = report(document, "global-research")
    assert found.match.kind is Kind.FULL
    assert [each.term for each in found.findings if each.outcome is Outcome.FAILED] == []
    assert found.finding("original_link").outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("terms", "term", "outcome"),
    [
        ("global-research", "print", Outcome.CANNOT_TELL),
        ("knowable-magazine", "canonical_link", Outcome.INAPPLICABLE),
        ("the-conversation", "tracking_pixel", Outcome.INAPPLICABLE),
    ],
)
def test_what_a_pdf_does_not_say_is_not_missed(
    document: bytes, terms: str, term: str, outcome: Outcome
) -> None:
    assert report(document, terms).finding(term).outcome is outcome


def test_changed_words_of_a_pdf_are_for_a_person_to_judge() -> None:
    texts = [each.replace(" the ", " that odd ").replace(" and ", " or rather ") for each in PARAGRAPHS]
    made = HTML(string="<h1>Quite another</h1>" + "".join(f"<p>{each}</p>" for each in texts)).write_pdf()
    assert isinstance(made, bytes)
    found = report(made, "the-texan")
    assert found.finding("title_alteration").outcome is Outcome.CANNOT_TELL
    assert found.finding("text_alteration").outcome is Outcome.CANNOT_TELL


def encrypted(body: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(body))
    writer.encrypt("secret", algorithm="RC4-128")
    return saved(writer)


def blank(_body: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return saved(writer)


@pytest.mark.parametrize(
    ("change", "kind", "reason"),
    [
        (encrypted, PageError, "The PDF is encrypted; save it without a password."),
        (blank, Empty, "The PDF has no text; where it was scanned, let a program for that (OCR) read its words."),
        (lambda body: body[:200], PageError, "The PDF is damaged, or no PDF at all."),
        (lambda _: b"", PageError, "The PDF is damaged, or no PDF at all."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_a_reason(
    document: bytes, change: object, kind: type[PageError], reason: str
) -> None:
    with pytest.raises(kind) as found:
        page_of(change(document))  # type: ignore[operator]
    assert (str(found.value), found.value.url) == (reason, "file:///post.pdf")


def test_without_pypdf_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(PageError, match=r"pypdf is needed: pip install 'syndicate\[drafts\]'$"):
        page_of(b"%PDF-1.7")


def test_the_ending_tells_a_pdf() -> None:
    assert medium_of("A.PDF") is Medium.PDF


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)), max_size=8))
def test_a_damaged_pdf_is_some_page_or_has_a_reason(
    document: bytes, damage: list[tuple[float, bytes]]
) -> None:
    body = bytearray(document)
    for place, garbage in damage:
        at = int(place * len(body))
        body[at : at + len(garbage)] = garbage
    with contextlib.suppress(PageError):
        assert page_of(bytes(body)).url == "file:///post.pdf"
