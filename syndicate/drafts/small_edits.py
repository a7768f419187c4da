"""Small edits: what may mend a draft without a new line: a link on words that are there, another address, the title."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from syndicate.drafts.editing import Draft
from syndicate.drafts.source import Edit
from syndicate.model import Evidence, Finding, Outcome, Report
from syndicate.snippets.parts import Credit, seen
from syndicate.text import line_words
from syndicate.urls import host

_CREDITS = ("credit_wording", "publisher_credit")  # a link on an author's name is taken for one to the author
_LONGEST = 12  # words that become a link; more are a text
_MOST_CRAWLERS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Edits that belong together."""

    edits: tuple[Edit, ...]
    headline: str = ""  #: the headline that they replace, as the page shows it
    changes_link: bool = False  #: a link of the draft leads elsewhere then
    size: int = 0  #: how much they change, in characters


def small_edits(draft: Draft, report: Report, said: Credit, terms: Collection[str]) -> Iterator[Group]:
    """Edits that may meet one of the terms, for each of them the smallest first. Whether they do, only a check can say."""
    for finding in report.findings:
        if finding.term == "original_link" and "original_link" in terms:
            yield from sorted(_links(draft, report, finding, said), key=lambda group: group.size)
        if finding.term == "title_alteration" and finding.outcome is Outcome.FAILED:
            for evidence in finding.evidence[:1] if seen(said.work.title) else ():
                for edit in draft.retitled(evidence, said.title):
                    yield Group((edit,), headline=f"{evidence.quote.prefix}{evidence.quote.exact}")
    if "canonical_link" in terms and said.canonical:
        yield from (Group((edit,)) for edit in draft.canonical(said.canonical))
    if "noindex" in terms and said.crawlers:
        asked = tuple(edit for name in said.crawlers[:_MOST_CRAWLERS] for edit in draft.unindexed(name))
        yield from ([Group(asked)] if asked else [])


def _group(draft: Draft, *edits: Edit, changes_link: bool = False) -> Group:
    """The edits with their size; what they keep of the words that were there does not count."""
    size = 0
    for edit in edits:
        before = draft.source.text[edit.start : edit.end]
        kept = len(before) if before in edit.text else 0
        size += len(before) + len(edit.text) - 2 * kept
    return Group(edits, changes_link=changes_link, size=size)


def _links(draft: Draft, report: Report, finding: Finding, said: Credit) -> Iterator[Group]:
    url = said.work.url
    for evidence in finding.evidence:
        href = _own_link(report, evidence)
        if href and finding.outcome is Outcome.CANNOT_TELL and not _names_publisher(report, href):
            continue  # a short link may lead to what the author means it to
        if href:
            for edits in draft.relinked(evidence, href, url):
                yield _group(draft, *edits, changes_link=True)
        elif evidence.quote.exact.startswith(("http://", "https://")) and _is_beside(report, evidence):
            for edit in draft.linked(evidence, evidence.quote.exact, url):
                yield _group(draft, edit)
    for evidence in credits_beside(report):
        yield from _linked(draft, evidence, report, said)


def credits_beside(report: Report) -> Iterator[Evidence]:
    """The publisher's credits that are there, in lines of the draft's own."""
    for each in report.findings:
        if each.term in _CREDITS and each.outcome is Outcome.PASSED:
            yield from (evidence for evidence in each.evidence[:1] if _is_beside(report, evidence))


def _linked(draft: Draft, evidence: Evidence, report: Report, said: Credit) -> Iterator[Group]:
    """The credit that is there with a link: on the title, else on the publisher's name or the words that were found."""
    names = (said.work.title, evidence.quote.exact, said.publisher, *report.policy.assigner.names)
    for words in dict.fromkeys(name for name in names if 0 < len(line_words(name)) <= _LONGEST):
        yield from (_group(draft, edit) for edit in draft.linked(evidence, words, said.work.url))


def _own_link(report: Report, evidence: Evidence) -> str:
    """Where a link leads that is the draft's own; "" for no link, and for those of the article."""
    page, region = report.page, report.match.region
    for link in page.links if page else ():
        if link.place.selector == evidence.selector:
            copied = region is not None and region.first <= link.block <= region.last
            return "" if copied else link.href
    return ""


def _names_publisher(report: Report, href: str) -> bool:
    """Whether an address has a host of the publisher in it, wherever it leads."""
    hosts = (*report.policy.assigner.hosts, host(report.work.url).removeprefix("www."))
    return any(each in href for each in hosts if each)


def _is_beside(report: Report, evidence: Evidence) -> bool:
    """Whether the words stand in a line of the draft's own, not in the article."""
    page, region = report.page, report.match.region
    if page is None or region is None:
        return False
    inside = page.blocks[region.first : region.last + 1]
    return all(block.place.selector != evidence.selector for block in inside)
