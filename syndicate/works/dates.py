"""The day on which the article first appeared, as exactly as the page says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from syndicate.page.dates import read_date
from syndicate.works.head import Head

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "dc.date.issued", "dcterms.created", "dc.date", "cxenseparse:recs:publishtime", "article.published", "date",
)  # fmt: skip


def find_published(head: Head, soup: BeautifulSoup) -> date | None:
    """The date, or an aware datetime in UTC where the page gives time and zone; None where nothing is said.

    JSON-LD first, then meta elements, then `<time>` marked as the publication's, then htmldate's search.
    """
    marked = (
        element.get("datetime")
        for element in soup.select("time[datetime][itemprop=datePublished], time[datetime][pubdate]")
    )
    said = (*head.ld("datePublished"), *head.meta(*_METAS), *(str(value) for value in marked))
    return next((day for text in said if (day := read_date(text)) is not None), None) or _searched(
        soup, head.url
    )


def _searched(soup: BeautifulSoup, url: str) -> date | None:
    from htmldate import find_date

    found = find_date(str(soup), url=url or None, original_date=True)
    return read_date(found)
