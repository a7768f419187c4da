from __future__ import annotations

import pytest

from syndicate.drafts import as_page, medium_of
from syndicate.drafts.front_matter import parted
from syndicate.errors import PageError
from syndicate.model import Capture, Medium
from syndicate.page import read


def page_of(source: str | bytes, medium: Medium):
    body = source.encode() if isinstance(source, str) else source
    return read(as_page(Capture("file:///post", body, medium=medium)))


def texts(source: str | bytes, medium: Medium = Medium.EMAIL) -> list[str]:
    return [block.text for block in page_of(source, medium).blocks]


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("a.md", Medium.MARKDOWN),
        ("A.MARKDOWN", Medium.MARKDOWN),
        ("a.rst", Medium.RST),
        ("mail.eml", Medium.EMAIL),
        ("a.html", Medium.WEB),
        ("md", Medium.WEB),
        ("-", Medium.WEB),
    ],
)
def test_the_medium_is_told_by_the_ending(name: str, medium: Medium) -> None:
    assert medium_of(name) is medium


def test_a_page_of_the_web_is_left_alone() -> None:
    capture = Capture("https://a.example/", b"# no heading")
    assert as_page(capture) is capture


def test_a_draft_keeps_the_digest_of_its_source() -> None:
    capture = Capture("file:///a.md", b"*x*", medium=Medium.MARKDOWN)
    assert as_page(capture).sha256 == capture.sha256


@pytest.mark.parametrize(
    ("text", "facts", "rest"),
    [
        ("---\ntitle: A: b # note\n---\nText", {"title": ("A: b",)}, "Text"),
        ("---\r\ntitle: 'A # b'\r\n---\r\nText", {"title": ("A # b",)}, "Text"),
        ("---\nauthors: [Ann, 'Bo']\n---\n", {"authors": ("Ann", "Bo")}, ""),
        ("---\nauthors:\n  - Ann\n  - Bo\n---\n", {"authors": ("Ann", "Bo")}, ""),
        ("---\na: &a [x]\nb: [*a, *a]\n---\n", {}, ""),
        ('+++\nTitle = "A"\n[b]\nc = 1\n+++\nText', {"title": ("A",)}, "Text"),
        ("+++\nbroken\n+++\nText", {}, "Text"),
        ("---\ntitle: never closed", {}, "---\ntitle: never closed"),
        ("Text\n---\na: b\n---\n", {}, "Text\n---\na: b\n---\n"),
    ],
)
def test_front_matter_is_parted_from_the_text(
    text: str, facts: dict[str, tuple[str, ...]], rest: str
) -> None:
    assert parted(text) == (facts, rest)


def test_a_markdown_draft_is_read_as_the_page_it_becomes() -> None:
    page = page_of(
        "---\ntitle: On <rivers>\nauthor: Ann Lee\ncanonical_url: https://a.example/x\nrobots: noindex\n---\n"
        "Words *of* a [link](https://b.example/).\n\n<p>raw</p>\n",
        Medium.MARKDOWN,
    )
    assert [block.text for block in page.blocks] == ["On <rivers>", "Words of a link.", "raw"]
    assert [link.href for link in page.links] == ["https://b.example/"]
    said = page.metadata
    assert (said.title, said.canonical, said.robots) == ("On <rivers>", "https://a.example/x", ("noindex",))
    assert [fact.value for fact in said.authors] == ["Ann Lee"]


def test_the_title_is_not_set_above_a_heading_of_the_text() -> None:
    assert texts("---\ntitle: A\n---\n# B\n", Medium.MARKDOWN) == ["B"]


def test_signs_of_quoting_and_hard_breaks_of_lines_are_no_text() -> None:
    mail = "Subject: Fwd: RE: Hello\n\n> A line that\n> goes on.\n>\n> > Deeper <b>.\n"
    assert texts(mail) == ["A line that goes on.", "Deeper <b>."]
    assert page_of(mail, Medium.EMAIL).metadata.title == "Hello"


def test_flowed_lines_are_joined() -> None:
    mail = "Content-Type: text/plain; format=flowed\n\nOne \nline.\nAnother.\n"
    assert texts(mail) == ["One line.", "Another."]


def test_addresses_are_links_without_the_stop_behind_them() -> None:
    links = page_of("Subject: x\n\nSee (https://a.example/x?a=1&b=2).\n", Medium.EMAIL).links
    assert [link.href for link in links] == ["https://a.example/x?a=1&b=2"]


@pytest.mark.parametrize("label", ["iso-8859-1", "no-such-charset"])
def test_letters_are_read_by_their_charset_or_by_what_they_show(label: str) -> None:
    assert texts(f"Content-Type: text/plain; charset={label}\n\n".encode() + b"Caf\xe9 au lait\n") == [
        "Café au lait"
    ]


MULTI = (
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n"
    "--c\n\nplain\n--c\nContent-Type: text/html\n\n<p>rich</p>\n--c--\n"
    "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nattached\n"
    "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nforwarded\n--b--\n"
)


def test_html_goes_before_plain_text_and_only_messages_are_read_of_what_is_attached() -> None:
    assert texts(MULTI) == ["rich", "forwarded"]


def test_parts_a_thousand_deep_are_not_read() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_000))
    with pytest.raises(PageError, match=r"^What it holds is nested too deep to be read\.$"):
        page_of(deep + "\nText\n", Medium.EMAIL)
