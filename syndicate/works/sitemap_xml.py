"""The XML of a sitemap, read element by element: no tree is built, no entity resolved, nothing loaded.

A sitemap of 50 MiB costs what its entries cost: the parser holds one element at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat  # a document type is refused before any entity is declared

from syndicate.urls.address import LONGEST

_FIELDS: Mapping[tuple[str, ...], str] = {
    ("loc",): "loc",
    ("lastmod",): "lastmod",
    ("news", "title"): "title",
    ("news", "publication_date"): "published",
    ("news", "publication", "language"): "language",
}
"""What is read of an entry, by the names of the elements below it; `image:loc` is another `loc`."""
_LISTS = ("urlset", "sitemapindex")
_ENTRIES = ("url", "sitemap")
_DEEPEST = 100  # elements within each other; a sitemap has six
_PIECE = 65_536  # bytes
_LONGEST_TAG = 524_288  # bytes; one with three million attributes costs 15 s and a gigabyte
_MOST_BARE = 200_000  # ampersands that are mended; four in each address
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-f]{1,6});)", re.IGNORECASE)


class Refused(Exception):
    """The document is none that is read; the message says why."""


@dataclass(slots=True)
class Records:
    """What a document lists: of each entry the texts of its fields; `left_out` entries beyond `most` were only counted."""

    most: int
    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: int = 0
    is_index: bool = False
    fault: str = ""

    def add(self, row: dict[str, str]) -> None:
        """Keep an entry, or count it where there are enough."""
        if len(self.rows) < self.most:
            self.rows.append(row)
        else:
            self.left_out += 1


def read_xml(document: bytes, most: int) -> Records:
    """The entries of a sitemap. Raises Refused for a document that is none, or that declares a document type.

    Of a damaged document the entries before the damage are given. Bare ampersands, as in addresses that somebody
    wrote by hand, are taken as they were meant.
    """
    found = _read(document, most)
    if found.fault and b"<![CDATA[" not in document and _BARE.search(document):
        found = _read(_BARE.sub(b"&amp;", document, count=_MOST_BARE), most)
    return found


def _read(document: bytes, most: int) -> Records:
    reader = _Reader(Records(most))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        _feed(parser, document)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the others: an encoding that there is not
        if not reader.opened:
            raise Refused("This is no sitemap.") from error
        where = getattr(error, "lineno", 0)
        reader.records.fault = f"it is damaged in line {where:,}, and was read up to there"
    if not reader.opened:
        raise Refused("This is no sitemap.")
    return reader.records


def _feed(parser: expat.XMLParserType, document: bytes) -> None:
    """Give the parser the document piece by piece, as it holds a whole tag, with all its attributes, before it tells of it."""
    for at in range(0, len(document), _PIECE):
        parser.Parse(document[at : at + _PIECE], False)
        if at + _PIECE - parser.CurrentByteIndex > _LONGEST_TAG:
            raise Refused(f"The sitemap has a tag longer than {_LONGEST_TAG >> 10} KiB.")
    parser.Parse(b"", True)


def _refuse_type(*_: object) -> None:
    raise Refused("The sitemap declares a document type, which no sitemap needs.")


class _Reader:
    """Takes what the parser finds; `path` is the names of the open elements below the root, without their prefixes."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.opened = False
        self._path: list[str] = []
        self._row: dict[str, str] | None = None
        self._field = ""

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self.opened:
            if name not in _LISTS:
                raise Refused("This is no sitemap.")
            self.opened, self.records.is_index = True, name == "sitemapindex"
            return
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise Refused(f"The sitemap has more than {_DEEPEST} elements within each other.")
        if len(self._path) == 1 and name in _ENTRIES:
            self._row = {}
        self._field = _FIELDS.get(tuple(self._path[1:]), "") if self._row is not None else ""

    def end(self, _: str) -> None:
        if not self._path:
            return
        self._path.pop()
        self._field = ""
        if not self._path and self._row is not None:
            self.records.add(self._row)
            self._row = None

    def text(self, text: str) -> None:
        if self._field and self._row is not None:
            self._row[self._field] = (self._row.get(self._field, "") + text)[: LONGEST + 1]
