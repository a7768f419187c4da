"""Small edits: what may mend a draft without a new line: a link on words that are there, another address, the title."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from syndicate.drafts.editing import Draft
from syndicate.drafts.source import Edit
from syndicate.model import Evidence, Finding, Link, Outcome, Report
from syndicate.snippets.parts import Credit, seen
from syndicate.text import line_words
from syndicate.urls import host, identifies

_CREDITS = ("credit_wording", "publisher_credit")  # a link on an author's name is taken for one to the author
_ADDRESSES = ("http://", "https://", "www.")
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
        kept = len(before) if before in edit.text else _alike(before, edit.text)
        size += len(before) + len(edit.text) - 2 * kept
    return Group(edits, changes_link=changes_link, size=size)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their starts and their ends."""
    start = _common(one, other)
    return start + _common(one[start:][::-1], other[start:][::-1])


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _links(draft: Draft, report: Report, finding: Finding, said: Credit) -> Iterator[Group]:
    url = said.work.url
    for evidence in finding.evidence:
        link = _own_link(report, evidence)
        if link and _is_meant(report, link, said):
            for edits in draft.relinked(evidence, link.href, url):
                yield _group(draft, *edits, changes_link=True)
        elif not link and evidence.quote.exact.startswith(_ADDRESSES) and _is_beside(report, evidence):
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


def _own_link(report: Report, evidence: Evidence) -> Link | None:
    """The link that the evidence is of, where it is the draft's own and not one of the article."""
    page, region = report.page, report.match.region
    for link in page.links if page else ():
        if link.place.selector == evidence.selector:
            copied = region is not None and region.first <= link.block <= region.last
            return None if copied else link
    return None


def _is_meant(report: Report, link: Link, said: Credit) -> bool:
    """Whether a link can be meant for nothing but the article: by its address, or by words that name it or its publisher.

    A short link may lead to what the author means it to, and a publisher has pages besides the article.
    """
    work, assigner = report.work, report.policy.assigner
    if identifies(link.href, work.addresses, assigner.hosts, assigner.article_key):
        return True
    hosts = [each for each in (*assigner.hosts, host(work.url).removeprefix("www.")) if each]
    if not any(each in link.href for each in hosts):
        return False
    named = any(_says(link.text, name) for name in (work.title, said.publisher, *assigner.names))
    return named or any(each in link.text for each in hosts) or work.url.partition("://")[2] in link.href


def _says(text: str, name: str) -> bool:
    words, sought = (" ".join(line_words(each).forms) for each in (text, name))
    return bool(sought) and f" {sought} " in f" {words} "


def _is_beside(report: Report, evidence: Evidence) -> bool:
    """Whether the words stand in a line of the draft's own, not in the article."""
    page, region = report.page, report.match.region
    if page is None or region is None:
        return False
    inside = page.blocks[region.first : region.last + 1]
    return all(block.place.selector != evidence.selector for block in inside)
