"""What a report says of a page, held against the WARC: its digest, and the words it quotes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from syndicate.confine import Confined
from syndicate.errors import FetchError, ParseStopped
from syndicate.escaping import one_line
from syndicate.evidence.cdxj import surt
from syndicate.evidence.manifest import digest
from syndicate.evidence.wacz_records import MIB, MOST_INFLATED, Entry
from syndicate.fetch.coding import decode
from syndicate.fetch.settings import BIGGEST
from syndicate.model import Capture, Page
from syndicate.saying import number_of

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_BODIES = frozenset({"response", "resource", "conversion"})  # what was sent; what a browser made of it
_NO_REPORT = "the bundle holds no report that can be read"

Known = tuple[bool | None, str]
"""True, false, or None for unknown; and why."""
Report = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Archive:
    """The records of a bundle's WARC, the responses by the digest of their body, or why they cannot be read."""

    records: tuple[Entry, ...] = ()
    responses: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    fault: str = ""

    @classmethod
    def of(cls, records: tuple[Entry, ...]) -> Archive:
        """The records, their responses found by the digest of the body with its codings undone, or as it was sent."""
        responses: dict[str, list[Entry]] = {}
        room = MOST_INFLATED
        for each in records:
            if each.type in _BODIES:
                whole = body(each)
                room -= len(whole)
                if room < 0:
                    return cls(fault=f"the bodies inflate to more than {MOST_INFLATED // MIB} MiB")
                for sha256 in {digest(whole), digest(each.payload)}:
                    responses.setdefault(sha256, []).append(each)
        return cls(records, responses)

    def with_body(self, sha256: str) -> Sequence[Entry]:
        """The responses whose body has this digest."""
        return self.responses.get(sha256, ())


def body(record: Entry) -> bytes:
    """The body as a reader gets it: chunks joined, codings undone; as it was sent where that cannot be done."""
    raw = record.payload
    if "chunked" in record.header("transfer-encoding").lower():
        raw = unchunked(raw)
    try:
        return decode(raw, record.header("content-encoding"), limit=BIGGEST)
    except FetchError:
        return raw


def about_capture(reports: Sequence[Report], archive: Archive) -> Known:
    """Whether the page of each report is in the WARC, under the address that the report gives."""
    pages = [page for page in map(_page, reports) if isinstance(page.get("sha256"), str)]
    if not reports or archive.fault:
        return None, archive.fault or _NO_REPORT
    if not pages:
        return None, "no page arrived"
    for page in pages:
        found = archive.with_body(page["sha256"])
        if not found:
            return False, f"no response has the SHA-256 {page['sha256'][:64]}"
        address = str(page.get("final_url") or page.get("url"))
        if surt(address) not in _addresses(found, archive):
            return False, f"it was sent for another address than {one_line(address, 200)}"
    return True, f"{number_of(len(pages), 'page')}, by SHA-256"


def about_quotes(reports: Sequence[Report], archive: Archive, confined: Confined) -> Known:
    """Whether all that the reports quote of a page stands in the body with the digest that goes with the quote.

    Words that the report links to on the page must stand there. What it tells of metadata may be in its own words
    (`isAccessibleForFree: false`): where such a thing is not found, nothing is known.
    """
    if not reports or archive.fault:
        return None, archive.fault or _NO_REPORT
    quotes: dict[str, dict[str, bool]] = {}
    for quoted in (each for report in reports for each in _quotes(report)):
        words = quotes.setdefault(quoted.sha256, {})
        words[quoted.words] = words.get(quoted.words, False) or quoted.linked
    if not quotes:
        return None, "the report quotes nothing"
    unknown = 0
    for sha256, words in quotes.items():
        missing = _missing(archive.with_body(sha256), tuple(words), confined)
        if isinstance(missing, str):
            return None, missing
        wrong = [each for each in missing if words[each]]
        if wrong:
            return False, f"the page has no “{one_line(wrong[0], 100)}”"
        unknown += len(missing)
    count = sum(map(len, quotes.values()))
    if unknown:
        return (
            None,
            f"{count - unknown} of {number_of(count, 'quote')} do; the others tell of metadata in words of ours",
        )
    return True, number_of(count, "quote")


def _missing(found: Sequence[Entry], words: Sequence[str], confined: Confined) -> Sequence[str] | str:
    """The words that the page does not have, or why that cannot be told."""
    if not found:
        return "not every body that is quoted is in the WARC"
    record = found[0]
    capture = Capture(record.url, body(record), headers=record.headers)
    missing = confined.run(unfound, capture, words, url=record.url)
    return f"the page could not be read: {missing.reason}" if isinstance(missing, ParseStopped) else missing


def unfound(capture: Capture, quotes: Sequence[str]) -> tuple[str, ...]:
    """The quotes that stand nowhere in the page: in no text, shown or hidden, no metadata, link or source.

    White space does not count: a page may break its lines anywhere.
    """
    from syndicate.page import read

    texts = tuple(map(_squeezed, _texts(read(capture), capture)))
    return tuple(each for each in quotes if not any(_squeezed(each) in text for text in texts))


def _texts(page: Page, capture: Capture) -> Iterator[str]:
    from syndicate.page.charset import decode as text_of

    yield "".join(block.text for block in page.blocks)
    yield "".join(block.text for block in page.hidden)
    source = html.unescape(text_of(capture.body, capture.header("content-type")).text)
    yield source
    yield re.sub(r"<[^<>]*>", "", source)
    facts = page.metadata
    groups = (facts.headlines, facts.authors, facts.publishers, facts.sources, facts.rights, facts.licences)
    yield from (fact.value for group in groups for fact in group)
    yield from (when.isoformat() for when in (facts.published, facts.modified) if when)
    yield from (facts.title, facts.canonical, facts.site_name, capture.url)
    yield from (value for _, value in capture.headers)
    yield from facts.scripts
    yield from (link.href for link in page.links)
    yield from (image.src for image in page.images)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words of the body with this digest; `linked` where the report leads a reader to them on the page."""

    sha256: str
    words: str
    linked: bool


def _quotes(report: Report) -> Iterator[_Quoted]:
    for finding in _list(report.get("findings")):
        for evidence in _list(finding.get("evidence")):
            quote = evidence.get("quote")
            words = quote.get("exact") if isinstance(quote, dict) else None
            sha256 = evidence.get("sha256")
            if isinstance(words, str) and words.strip() and isinstance(sha256, str) and sha256:
                yield _Quoted(sha256, words, bool(evidence.get("fragment_url")))


def _list(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _page(report: Report) -> Mapping[str, Any]:
    page = report.get("page")
    return page if isinstance(page, dict) else {}


def _addresses(found: Sequence[Entry], archive: Archive) -> set[str]:
    """The addresses that these responses were sent for, also those that a revisit record tells of."""
    digests = {each.payload_digest for each in found}
    again = (each for each in archive.records if each.type == "revisit" and each.payload_digest in digests)
    return {surt(each.url) for each in (*found, *again)}


def unchunked(raw: bytes) -> bytes:
    """Chunks joined (RFC 9112 §7.1); what is not chunked, although a header says so, stays as it is."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(raw, at):
        size = int(match[1], 16)
        at = match.end() + size + 2
        if not size:
            return b"".join(parts)
        parts.append(raw[match.end() : match.end() + size])
    return raw
