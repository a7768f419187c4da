"""RSS: an item with the article and its credit (RSS 2.0, content and Dublin Core modules)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape

from syndicate import escaping
from syndicate.snippets.as_html import article
from syndicate.snippets.parts import Credit, seen

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"


def item(credit: Credit) -> str:
    """An `item` that brings its own namespaces, so that it stands in any feed. The HTML is escaped, never CDATA."""
    rows = "\n".join(f"  <{name}>{_text(value)}</{name}>" for name, value in _rows(credit))
    return f'<item xmlns:content="{_CONTENT}" xmlns:dc="{_DC}">\n{rows}\n</item>'


def _rows(credit: Credit) -> Iterator[tuple[str, str]]:
    work = credit.work
    href = escaping.href(work.url)
    yield "title", credit.title
    if href != "#":
        yield "link", href
    for name in filter(None, map(seen, work.authors)):
        yield "dc:creator", name
    if href != "#":
        yield "dc:source", href
    if credit.copyright:
        yield "dc:rights", credit.copyright
    if work.published:
        yield "pubDate", format_datetime(_moment(work.published))
    yield "content:encoded", article(credit)


def _moment(published: date) -> datetime:
    """A day as its first moment in UTC."""
    if not isinstance(published, datetime):
        return datetime.combine(published, time(), UTC)
    return published if published.tzinfo else published.replace(tzinfo=UTC)


def _text(value: str) -> str:
    return escape(escaping.xml(value), quote=False)
