"""The people who wrote the article, from what the page says and shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from syndicate.works._table import table
from syndicate.works.body import words
from syndicate.works.document import Line
from syndicate.works.head import Head
from syndicate.works.json_ld import MANY, strings

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

LONGEST = 6  #: words of a name; more is a sentence
LINE = 100  #: characters of an element that is a byline; a longer one is a biography
NEAR = 15  #: lines over the body in which a byline may stand

_METAS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "byl",
    "article:author",
)
_CLASSES = (
    "byline-name", "author-name", "authorname", "byline", "article-author", "post-author", "entry-author", "author",
)  # fmt: skip
_ROLE = re.compile(r"\s*(?:[|(/•·]|\s[–—-]\s|,\s*(?=[a-z])).*$", re.DOTALL)


def find_authors(
    head: Head,
    soup: BeautifulSoup,
    page: Sequence[Line],
    first: Line | None,
    publishers: Iterable[str],
    own_names: Iterable[str] = (),
) -> tuple[str, ...]:
    """Names in the order given: JSON-LD, meta elements, marked bylines, then a "By …" line over the text.

    The first of these that names a person counts. Publishers, addresses, accounts and collective bylines
    ("Staff") name nobody. `publishers` are names that the page gives; one that it also gives to a person
    is the person's. `own_names` are the policy's and never a person's.
    """
    persons = _keys(name for node in head.nodes for name in _persons(node.get("author")))
    known = (_keys(publishers) - persons) | _keys(own_names)
    for stated, source in _sources(head, soup, page, first):
        names = [name for text in source for name in split_names(text) if _is_person(name, known)]
        if not stated:  # a byline that is only seen also holds days and places
            names = [name for name in names if " " in name or not name.isascii()]
        if names:
            once: dict[str, str] = {}
            for name in names:
                once.setdefault(" ".join(words(name)), name)
            return tuple(once.values())
    return ()


def find_institutions(head: Head, publishers: Iterable[str]) -> tuple[str, ...]:
    """Where the authors work: `affiliation` and `worksFor` of JSON-LD, or what scholarly meta elements say.

    Who works for the publisher is of no other house: `publishers` are left out.
    """
    stated = [
        name
        for node in head.nodes
        for author in _listed(node.get("author"))
        if isinstance(author, dict)
        for key in ("affiliation", "worksFor")
        for name in strings(author.get(key))
    ]
    own, once = _keys(publishers), dict[str, str]()
    for name in (*stated, *head.meta("citation_author_institution", "dc.contributor.affiliation")):
        key = " ".join(words(name))
        if key and key not in own and "://" not in name and not name.startswith("#"):
            once.setdefault(key, name)
    return tuple(once.values())[:MANY]


def split_names(text: str) -> list[str]:
    """The names of a byline: "By Ann Lee and Bo Ray, staff writer" holds two."""
    text = _without_opening(" ".join(text.split()))
    joints = "|".join(rf"\s+{re.escape(word)}\s+" for word in (*table().between, "-", "–", "—"))
    parts = [
        part.strip(" ,;:|–—-·•") for part in re.split(rf"\s*[,;&|/]\s*|{joints}", text, flags=re.IGNORECASE)
    ]
    return [_without_role(part) for part in parts if part]


def _sources(
    head: Head, soup: BeautifulSoup, page: Sequence[Line], first: Line | None
) -> Iterator[tuple[bool, Sequence[str]]]:
    """Texts that name authors, and whether the page states them as such."""
    yield True, head.ld("author")
    yield True, _labelled(head)
    for name in _METAS:
        yield True, head.meta(name)
    yield True, head.ld("creator")
    marked = _marked(soup)
    yield False, marked.get("rel", [])
    yield False, marked.get("itemprop", [])
    for name in _CLASSES:
        yield False, [text for text in marked.get(name, []) if len(text) <= LINE][:1]
    yield False, [line.text for line in _over(page, first) if _has_opening(line.text)]
    yield (
        False,
        [
            line.text
            for line in page
            if line.text.lower().startswith("written by ") and _has_opening(line.text)
        ],
    )


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words(name)) for name in names)


def _persons(value: object) -> Iterator[str]:
    for node in _listed(value):
        if isinstance(node, dict) and "Person" in str(node.get("@type")):
            yield from strings(node)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _marked(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Texts of elements that their markup calls the author's, by what calls them so."""
    found: dict[str, list[str]] = {}
    for element in soup.find_all(
        ["a", "span", "div", "p", "address", "li", "strong", "cite", "h2", "h3", "h4", "section", "td"]
    ):
        marks = {str(name).lower() for name in element.get_attribute_list("class") if name} & set(_CLASSES)
        if "author" in element.get_attribute_list("rel"):
            marks.add("rel")
        if "author" in element.get_attribute_list("itemprop"):
            marks.add("itemprop")
        for mark in marks:
            named = element.find(itemprop="name") or element
            found.setdefault(mark, []).append(" ".join(named.get_text(" ").split()))
    return found


def _labelled(head: Head) -> list[str]:
    """`twitter:label1` "Written by" names what stands in `twitter:data1`."""
    pairs = ((head.meta(f"twitter:label{number}"), head.meta(f"twitter:data{number}")) for number in (1, 2))
    return [data[0] for label, data in pairs if label and data and label[0].lower().strip(" :") in table().by]


def _over(page: Sequence[Line], first: Line | None) -> Sequence[Line]:
    at = next((index for index, line in enumerate(page) if first is not None and line.text == first.text), 0)
    return page[max(0, at - NEAR) : at + 3]


def _has_opening(text: str) -> bool:
    return len(words(text)) <= 2 * LONGEST and _without_opening(text) != text


def _without_opening(text: str) -> str:
    low = text.lower()
    for opening in table().by:
        rest = text[len(opening) :]
        if low.startswith(opening) and (rest[:1] in (":", "：", " ", "|") or not opening.isascii()):
            return rest.lstrip(" :：|")
    return text


def _without_role(part: str) -> str:
    part = _ROLE.sub("", part)
    pieces = part.split()
    while len(pieces) > 2 and pieces[-1].lower().strip(".,") in table().roles:
        pieces.pop()
    return " ".join(pieces)


def _is_person(name: str, publishers: frozenset[str]) -> bool:
    spoken = words(name)
    plain = " ".join(spoken)
    if not spoken or len(spoken) > LONGEST or plain in publishers or plain in table().nobody:
        return False
    if all(word in table().roles | table().nobody for word in spoken) or set(spoken) & table().collective:
        return False
    written_as_name = any(char.isupper() or not char.isascii() for char in name) or len(spoken) > 1
    return written_as_name and not re.search(
        r"://|@|\d|\.(?:com|org|net|de|fr|co\.uk)\b|www\.", name, re.IGNORECASE
    )
