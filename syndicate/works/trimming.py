"""Lines that stand in the article's element and are not the article.

A title, byline and date over the text; calls to subscribe, notices and copyright lines around it; pointers to
other articles within it. Left in, each would later look like words that the reposter cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from syndicate import urls
from syndicate.works._table import table
from syndicate.works.body import words
from syndicate.works.document import Line

HEAD = 6  #: lines at the top that may be title, byline, date, notice
TAIL = 10  #: lines at the end that may be notices
BRIEF = 12  #: words; a byline, a date and a pointer are brief
CALL = 70  #: words; a call to the reader is no longer
MOST = 0.5  #: share of the text that may go; if more would, the page is of another kind and nothing goes

_NOTICE = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\b|all rights reserved|tous droits réservés|alle rechte vorbehalten)", re.I
)
_DATED = re.compile(
    r"\b\d{1,2}\W+[^\W\d]{3,}\W+(?:19|20)\d\d\b|\b[^\W\d]{3,}\W+\d{1,2}\W+(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d+ min(?:ute)?s? read\b|(?:19|20)\d\d年",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the work when its text is trimmed."""

    url: str
    title: str
    authors: tuple[str, ...]
    origin_line: str = ""


def trim(body: Sequence[Line], known: Known) -> tuple[Line, ...]:
    """The lines that are the article."""
    kept = [line for line in body if words(line.text)]
    kept = _trim_end(_trim_start(kept, known), known)
    pointers = _pointers(kept, known.url)
    left = [line for line in kept if id(line) not in pointers]
    before = sum(len(line.text) for line in body)
    return tuple(left) if sum(len(line.text) for line in left) >= (1 - MOST) * before else tuple(body)


def _trim_start(lines: list[Line], known: Known) -> list[Line]:
    head = [line for line in lines[:HEAD] if not _is_over_text(line, known)]
    return head + lines[HEAD:]


def _is_over_text(line: Line, known: Known) -> bool:
    spoken = words(line.text)
    if spoken == words(known.title) or _is_call(line) or _NOTICE.match(line.text):
        return True
    if len(spoken) > BRIEF or line.text.rstrip().endswith((".", "!", "?", "…")):
        return False
    names = any(set(words(author)) <= set(spoken) for author in known.authors if author)
    return names or (_DATED.search(line.text) is not None and not line.element.name.startswith("h"))


def _trim_end(lines: list[Line], known: Known) -> list[Line]:
    tail = [line for line in lines[-TAIL:] if not _is_after_text(line, known)]
    while tail and re.fullmatch("h[1-6]", tail[-1].element.name):  # of something that has gone
        tail.pop()
    return lines[:-TAIL] + tail


def _is_after_text(line: Line, known: Known) -> bool:
    of_picture = "©" in line.text and len(words(line.text)) <= BRIEF
    notice = of_picture or (_NOTICE.match(line.text) and len(words(line.text)) <= CALL)
    dated = len(words(line.text)) <= BRIEF + 6 and re.match(
        r"(?:first )?(?:published|updated|posted)\b.*\d", line.text, re.I
    )
    return bool(notice or dated or _is_call(line) or line.text == known.origin_line)


def _is_call(line: Line) -> bool:
    text = line.text.lower().lstrip("*•–—-►▶>[( ")
    brief = len(words(text)) <= CALL
    return brief and (text.startswith(table().orders) or any(call in text for call in table().calls))


def _pointers(lines: Sequence[Line], url: str) -> set[int]:
    """Lines that are only a link to another page of the site, and labels over them."""
    found: set[int] = set()
    for line in lines:
        label = _is_label(line)
        if (
            _points_elsewhere(line, url)
            or _is_menu(line, url)
            or (label and (line.linked or len(words(line.text)) <= 4))
        ):
            found.add(id(line))
    return found


def _is_label(line: Line) -> bool:
    """`Read more:`, alone or with the links that it announces."""
    text = line.text.lower().lstrip("*•–—-►▶>[( ").replace("’", "'")
    opening = next((opening for opening in table().pointers if text.startswith(opening)), "")
    rest = text[len(opening) :].lstrip()
    announced = bool(rest) and line.linked >= 0.6 * len(rest)
    return bool(opening) and (
        not rest or announced or (rest[0] in ":：|–—-»>" and len(words(text)) <= 2 * BRIEF)
    )


def _is_menu(line: Line, url: str) -> bool:
    """Several links to pages of this site in a row, with little between them."""
    rows = len(line.hrefs) >= 3 and line.text.count("|") >= 2 and line.linked >= 0.35 * len(line.text)
    return rows and _all_here(line, url)


def _points_elsewhere(line: Line, url: str) -> bool:
    """Whole line linked, to this site; a footnote's link shows an address or a number and leads elsewhere."""
    several = len(line.hrefs) > 1
    bare = line.text.strip("*•–—-►▶>[]()| ")
    if not line.hrefs or line.linked < (0.7 if several else 0.9) * len(bare):
        return False
    if len(words(bare)) > 2 * BRIEF * len(line.hrefs) or "://" in bare or re.fullmatch(r"[\W\d]*", bare):
        return False
    heading = re.fullmatch("h[1-6]", line.element.name) is not None  # may be its own anchor
    return not heading and _all_here(line, url)


def _all_here(line: Line, url: str) -> bool:
    targets = [urls.absolute(href, url) for href in line.hrefs]
    return all(urls.site(target) == urls.site(url) for target in targets if target)
