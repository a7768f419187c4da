"""HTML: a block to paste, the whole article, and the plain kind that editors such as Medium's keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from syndicate import escaping
from syndicate.snippets.parts import Credit, Line
from syndicate.snippets.writing import ISOLATE, POP, direction, is_turned

_STYLE = (
    "body { font: 18px/1.6 Georgia, serif; max-width: 38em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere } "
    ".syndicate-credit { font: 16px/1.5 system-ui, sans-serif; border-inline-start: 3px solid #767676; "
    "padding-inline-start: 1em; margin: 1.5em 0 }"
)
_RTL = ("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "ckb")


def block(credit: Credit) -> str:
    """A `div` for the lines above the text and one for those under it, and the counter."""
    return "\n".join((*_divs(credit, credit.top), *_divs(credit, credit.end), *picture(credit.counter)))


def article(credit: Credit) -> str:
    """The article as its terms let it be republished, with all that they ask for around it."""
    lang = credit.work.language
    marked = (
        f' lang="{escape(lang)}" dir="{"rtl" if lang.partition("-")[0] in _RTL else "ltr"}"' if lang else ""
    )
    return "\n".join(
        (
            f"<article{marked}>",
            f"<h1>{words(credit.title)}</h1>",
            *_divs(credit, credit.top),
            *(f"<p>{escape(escaping.xml(each))}</p>" for each in credit.body),
            *_divs(credit, credit.end),
            *picture(credit.counter),
            "</article>",
        )
    )


def preview(credit: Credit) -> str:
    """A page that shows the article with its credit; it loads nothing, the counter neither."""
    return (
        f'<!doctype html>\n<html lang="{credit.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{words(credit.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{article(replace(credit, counter=''))}\n</body>\n</html>"
    )


def bare(credit: Credit) -> str:
    """Paragraphs and links without any attribute but `href`; such editors drop the rest."""
    return "\n".join(f"<p>{inline(line, direction(line, credit), marked=False)}</p>" for line in credit.lines)


def ghost(credit: Credit) -> str:
    """An HTML card (`kg-card`): what Ghost keeps as it is."""
    return f"<!--kg-card-begin: html-->\n{block(credit)}\n<!--kg-card-end: html-->"


def paragraphs(credit: Credit, lines: Iterable[Line]) -> Iterator[str]:
    """Each line as a `p`."""
    for line in lines:
        side = direction(line, credit)
        turned = f' dir="{side}"' if side != credit.dir else ""
        yield f"<p{turned}>{inline(line, side)}</p>"


def inline(line: Line, side: str, *, marked: bool = True) -> str:
    """The line as text and links. A value that runs the other way is isolated: by `bdi`, or by characters of Unicode
    where that would not be kept.
    """
    before, after = ("<bdi>", "</bdi>") if marked else (ISOLATE, POP)
    pieces = []
    for piece in line:
        shown = words(piece.words)
        if is_turned(piece, side):
            shown = f"{before}{shown}{after}"
        pieces.append(f'<a href="{escape(piece.href)}">{shown}</a>' if piece.href else shown)
    return "".join(pieces)


def words(text: str) -> str:
    """Text as HTML; square brackets as references, since content systems look for shortcodes in them."""
    return escape(escaping.xml(text)).replace("[", "&#91;").replace("]", "&#93;").replace("&#x27;", "&#39;")


def picture(counter: str) -> Iterator[str]:
    """The counter as a picture that nobody sees."""
    if counter:
        yield f'<img src="{escape(escaping.href(counter))}" alt="" width="1" height="1">'


def _divs(credit: Credit, lines: tuple[Line, ...]) -> Iterator[str]:
    if lines:
        yield f'<div class="syndicate-credit" lang="{credit.lang}" dir="{credit.dir}">'
        yield from paragraphs(credit, lines)
        yield "</div>"
