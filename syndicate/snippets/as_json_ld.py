"""JSON-LD: the copy in the words of schema.org, for the head of the page."""

from __future__ import annotations

from typing import Any

from syndicate import escaping
from syndicate.saying import as_day
from syndicate.snippets.parts import Credit, seen


def json_ld(credit: Credit) -> str:
    """A script element with an Article that is based on the original; it credits nobody in the eyes of a reader."""
    work = credit.work
    people = [{"@type": "Person", "name": name} for name in map(seen, work.authors) if name]
    original: dict[str, Any] = {"@type": "Article", "url": _address(work.url), "name": credit.title}
    if credit.publisher:
        original["publisher"] = {"@type": "Organization", "name": credit.publisher}
    if day := as_day(work.published):
        original["datePublished"] = day.isoformat()
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": credit.title,
        "author": people,
        "isBasedOn": _filled(original),
        "license": _address(credit.licence.url) if credit.licence else "",
        "copyrightNotice": credit.copyright,
        "creditText": " ".join("".join(piece.words for piece in line) for line in credit.lines[:2]),
    }
    return f'<script type="application/ld+json">\n{escaping.script_json(_filled(article))}\n</script>'


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _address(url: str) -> str:
    href = escaping.href(url)
    return "" if href == "#" else href
