"""PDF: its text as a page, by pypdf: paragraphs by the space between lines, headlines by their size.

A PDF has strokes at places; what here becomes a line, a paragraph or a headline is a guess, and rules treat it as one.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from statistics import median_low

from syndicate.drafts.pdf_lines import Piece, TextLine, lines_of
from syndicate.errors import Empty, PageError

_MOST_PAGES = 2_000
_LARGE = 1.2  # times the size of most letters: a headline
_GAP = 1.3  # times the space between most lines: a new paragraph
_SAME = 0.5  # points
_PARTED = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_MISSING = "To read a PDF, pypdf is needed: pip install 'syndicate[drafts]'"
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def html_of(body: bytes) -> str:
    """The page: its lines as paragraphs, those at the same place of several pages once, at its end.

    Raises PageError where pypdf is not installed, and for what is encrypted, damaged, longer than is read or without text.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
    except ImportError:
        raise PageError(_MISSING) from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says of damage is no talk of ours
    try:
        reader = PdfReader(io.BytesIO(body))
        facts = (
            [("title", reader.metadata.title), ("author", reader.metadata.author)] if reader.metadata else []
        )
        if len(reader.pages) > _MOST_PAGES:
            raise PageError(f"The PDF has more than the {_MOST_PAGES} pages that are read.")
        lines = [line for number, page in enumerate(reader.pages) for line in lines_of(page, number)]
    except (FileNotDecryptedError, DependencyError):
        raise PageError("The PDF is encrypted; save it without a password.") from None
    except (PyPdfError, *_BROKEN):
        raise PageError("The PDF is damaged, or no PDF at all.") from None
    if not lines:
        raise Empty("The PDF has no text; where it was scanned, let a program for that (OCR) read its words.")
    return _page({name: str(value or "") for name, value in facts}, lines)


def _page(facts: dict[str, str], lines: Sequence[TextLine]) -> str:
    title, author = (escape(facts.get(name, "")) for name in ("title", "author"))
    meta = f'<meta name="author" content="{author}">' if author else ""
    running = _running(lines)
    own = [line for line in lines if _spot(line) not in running]
    size = Counter[float]()
    for line in own:
        size[round(line.size, 1)] += len(line.text)
    usual = size.most_common(1)[0][0] if size else 0.0
    largest = max((line.size for line in own), default=0.0)
    paragraphs = []
    for each in _paragraphs(own):
        large = usual and each[0].size >= _LARGE * usual
        tag = ("h1" if each[0].size >= largest - _SAME else "h2") if large else "p"
        paragraphs.append(f"<{tag}>{_written(each)}</{tag}>")
        links = (href for line in each for href in line.hrefs)
        paragraphs += (f'<p><a href="{escape(href)}">{escape(href)}</a></p>' for href in links)
    footer = "".join(f"<p>{_written([line])}</p>" for line in running.values())
    return (
        f"<!doctype html><html><head><title>{title}</title>{meta}</head><body><main><article>\n"
        + "\n".join(paragraphs)
        + f"\n</article></main><footer>{footer}</footer></body></html>"
    )


def _spot(line: TextLine) -> tuple[int, str]:
    """Its height and its words, numbers apart: what is equal for the running titles of all pages."""
    return round(line.y), re.sub(r"\d+", "0", line.text)


def _running(lines: Sequence[TextLine]) -> dict[tuple[int, str], TextLine]:
    """The first of the lines that stand at the same height of several pages."""
    pages: dict[tuple[int, str], set[int]] = {}
    first: dict[tuple[int, str], TextLine] = {}
    for line in lines:
        pages.setdefault(_spot(line), set()).add(line.page)
        first.setdefault(_spot(line), line)
    return {spot: line for spot, line in first.items() if len(pages[spot]) > 1}


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.y - b.y > _SAME]
    usual = median_low(gaps) if gaps else 0.0
    paragraph: list[TextLine] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Sequence[TextLine], line: TextLine, usual: float) -> bool:
    """Whether a line begins a paragraph: another size, more space, an indent; on a new page or column, a new sentence."""
    last = paragraph[-1]
    if abs(last.size - line.size) > _SAME:
        return True
    gap = last.y - line.y
    if last.page != line.page or gap < -_SAME:
        return bool(_ENDED.search(last.text)) or not line.text[0].islower()
    indented = line.size < line.x - last.x < 4 * line.size and bool(_ENDED.search(last.text))
    return gap > _GAP * usual or indented


def _written(lines: Sequence[TextLine]) -> str:
    """The lines as one text with its links; a word that is parted at a line's end is one word."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces and _PARTED.search(pieces[-1].text) and line.text[0].islower():
            pieces[-1] = Piece(_PARTED.sub("", pieces[-1].text), pieces[-1].href)
        elif pieces:
            between = pieces[-1].href if pieces[-1].href == line.pieces[0].href else ""
            pieces.append(Piece(" ", between))
        pieces += line.pieces
        pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].href)
    written = []
    for href, group in groupby(pieces, key=lambda each: each.href):
        text = escape("".join(each.text for each in group))
        written.append(f'<a href="{escape(href)}">{text}</a>' if href else text)
    return "".join(written)
