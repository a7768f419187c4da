"""PDF, read by pypdf: the HTML report on paper; nothing is loaded, and the same reports give the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from weasyprint import HTML

from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.report import as_html, as_pdf


def words_of(pdf: bytes) -> str:
    """The text of all pages on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def structure(element: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element of the tree of tags."""
    kids = element.get("/K", ArrayObject())
    for kid in (kid.get_object() for kid in (kids if isinstance(kids, ArrayObject) else [kids])):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from structure(kid)


def test_a_reader_finds_title_language_tags_and_the_words(failing: Report) -> None:
    read = PdfReader(BytesIO(as_pdf.render([failing])))
    root = read.trailer["/Root"]
    assert read.metadata is not None
    assert read.metadata.title == "Non-compliant: The Harbour, Again – republication report"
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    figures = [element for element in structure(root["/StructTreeRoot"]) if element["/S"] == "/Figure"]
    assert figures[0]["/Alt"].startswith("Of the original 155 words as in the original (79%)")
    assert all(figure["/Alt"] for figure in figures)
    text = words_of(as_pdf.render([failing]))
    for words in (
        "The page does not meet one condition of the terms: author credit.",
        "Add “By Ana Lima and Jo Berg” under the title.",
        "This is not legal advice.",
    ):
        assert words in text


def test_every_kind_of_report_is_a_pdf_with_the_same_bytes(
    reports: tuple[Report, ...], blank: Report
) -> None:
    first = as_pdf.render((*reports, blank))
    assert as_pdf.render((*reports, blank)) == first
    assert len(PdfReader(BytesIO(first)).pages) > 3
    assert len(PdfReader(BytesIO(as_pdf.render([]))).pages) == 1


def test_neither_soft_hyphens_nor_long_values_stop_it(with_text: Callable[[str], Report]) -> None:
    text = "a gallery\n\nMathema\u00adtics " * 40
    assert "Mathematics" in words_of(as_pdf.render([with_text(text)]))


@pytest.mark.parametrize("kind", ["file", "data"])
def test_nothing_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failing: Report, kind: str
) -> None:
    """An own template may ask for more."""
    style = 'p::after{content:" LOADED"}'
    (tmp_path / "a.css").write_text(style)
    url = (tmp_path / "a.css").as_uri() if kind == "file" else f"data:text/css,{quote(style)}"
    html = f'<html lang=en><title>x</title><link rel=stylesheet href="{url}"><p>words'
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.html").write_text(html)
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path))
    assert words_of(HTML(string=as_html.render([failing])).write_pdf()) == "words LOADED"
    assert words_of(as_pdf.render([failing])) == "words"


def test_the_library_is_asked_for_by_name_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, failing: Report
) -> None:
    assert as_pdf.require_weasyprint().HTML is HTML
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"pip install 'syndicate\[pdf\]'$"):
        as_pdf.render([failing])
