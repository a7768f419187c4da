"""XML: what others wrote, parsed without document types, and values made fit to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from syndicate import escaping
from syndicate.errors import UsageError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST = 1_000_000  #: bytes; the RDF of a licence has about 10,000


def parsed(data: str | bytes) -> Element:
    """The root of the document.

    Raises UsageError for what is no XML, is longer than a megabyte, or has a document type: its entities can make
    gigabytes of a line (CWE-776).
    """
    from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser

    class Builder(TreeBuilder):
        def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
            raise UsageError("XML with a document type is not read")

    if len(data) > _LONGEST:
        raise UsageError(f"XML of more than {_LONGEST:,} bytes is not read")
    parser = XMLParser(target=Builder())  # noqa: S314
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (
        ParseError,
        UnicodeError,
        LookupError,
        ValueError,
    ) as error:  # an unknown encoding is a LookupError
        raise UsageError(f"this is no XML: {escaping.one_line(str(error), 200)}") from error
    return root


def text(value: str) -> str:
    """A value as the text of an element."""
    return escape(escaping.plain(value))


def attribute(value: str) -> str:
    """A value as an attribute, with its quotes."""
    return quoteattr(escaping.plain(value))
