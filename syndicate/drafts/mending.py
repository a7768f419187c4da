"""Mending: the smallest edits of a draft after which the conditions that it failed are met.

findings → edits that may mend them, smallest first → [checked, each] → those that do, without the ones that are not needed

Nothing is believed of an edit: the draft is checked with it, and it is kept only where that makes a condition pass and
none worse, and where every word and link that the draft had is still there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise, product

from syndicate.drafts.editing import Draft
from syndicate.drafts.placing import Span
from syndicate.drafts.small_edits import Group, small_edits
from syndicate.drafts.source import Edit
from syndicate.drafts.templates import code
from syndicate.model import Block, Finding, Outcome, Page, Report, Strength
from syndicate.snippets.parts import Credit
from syndicate.text import line_words

MENDABLE = frozenset(
    "author_credit publisher_credit credit_wording original_link canonical_link noindex copyright_notice license_notice "
    "changes_notice required_notice title_alteration tracking_pixel".split()
)
"""The terms that a line with the text, a link, or a line in the head can meet."""
_CREDITS = ("credit_wording", "publisher_credit", "author_credit")
_RANKS = {Outcome.FAILED: 2, Outcome.CANNOT_TELL: 1}
_MOST_CHOICES = 6  # places at which a credit is tried
_MOST_SMALL = 24  # edits smaller than a line that are tried

Check = Callable[[bytes], Report]
Spot = tuple[int, bool]
"""Where paragraphs are put into a source, and whether under what stands there, or above."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Edits smaller than a line, and the lines of the credit with their places."""

    small: tuple[Group, ...] = ()
    top: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    above: Spot = (0, False)
    below: Spot = (0, True)

    def edits(self, draft: Draft) -> tuple[Edit, ...]:
        blocks = ((self.top, self.above), (self.end, self.below))
        lines = (draft.inserted(at, list(texts), under=under) for texts, (at, under) in blocks if texts)
        return (*chain.from_iterable(group.edits for group in self.small), *lines)

    def lesser(self) -> Iterator[_Plan]:
        """The plan without one of its parts, each in turn, the largest first."""
        parts = [(group.size, "small", at) for at, group in enumerate(self.small)]
        parts += [(len(text), "top", at) for at, text in enumerate(self.top)]
        parts += [(len(text), "end", at) for at, text in enumerate(self.end)]
        for _, name, at in sorted(parts, reverse=True):
            kept = getattr(self, name)
            yield replace(self, **{name: (*kept[:at], *kept[at + 1 :])})


def open_conditions(report: Report) -> tuple[Finding, ...]:
    """The conditions that are not met, and those that nobody can tell; waived ones are met."""
    return tuple(each for each in report.findings if _is_open(each))


def mended(draft: Draft, said: Credit, before: Report, check: Check) -> bytes | None:
    """The draft with the edits that mend what can be mended; None where nothing of it can, or need be.

    `said` is the credit that the terms ask for, `before` the report on the draft, `check` gives that on other bytes.
    """
    goals = [at for at, each in enumerate(before.findings) if _is_open(each) and each.term in MENDABLE]
    if not goals or before.page is None:
        return None
    trial = _Trial(draft, before, before.page, tuple(goals), check, code(draft.source.text))
    plan, met = _Plan(), 0
    wanted = {before.findings[at].term for at in goals}
    for group in islice(small_edits(draft, before, said, wanted), _MOST_SMALL):
        tried = replace(plan, small=(*plan.small, group))
        if (reached := trial.met(tried)) > met:
            plan, met = tried, reached
    if met < len(goals):
        plan, met = _with_credit(trial, plan, met, said)
    if not met:
        return None
    return draft.source.edited(_least(trial, plan, met).edits(draft))


@dataclass(frozen=True, slots=True)
class _Trial:
    """A draft, and how plans are tried on it."""

    draft: Draft
    before: Report
    page: Page
    goals: tuple[int, ...]
    check: Check
    code: tuple[Span, ...]  #: of templates, which no edit may change or part

    def met(self, plan: _Plan) -> int:
        """How many goals the plan meets; 0 where anything gets worse."""
        edits = sorted(plan.edits(self.draft), key=lambda each: (each.start, each.end))
        if any(one.end > other.start for one, other in pairwise(edits)):
            return 0
        if any(each.start < end and start < each.end for each in edits for start, end in self.code):
            return 0
        then = self.check(self.draft.source.edited(edits))
        if then.page is None or not _is_kept(self.page, then.page, plan.small):
            return 0
        was, now = self.before.findings, then.findings
        if [each.term for each in was] != [each.term for each in now]:
            return 0
        if any(_rank(b) > _rank(a) for a, b in zip(was, now, strict=True)):
            return 0
        return sum(not _is_open(now[at]) for at in self.goals)


def _with_credit(trial: _Trial, plan: _Plan, met: int, said: Credit) -> tuple[_Plan, int]:
    """The plan with the whole credit at the place where it meets the most; as it is where that meets nothing more."""
    top, end = _paragraphs(trial.draft, said)
    best, most = plan, met
    for above, below in islice(_places(trial, in_two=bool(top)), _MOST_CHOICES):
        tried = replace(plan, top=top, end=end, above=above, below=below)
        if (reached := trial.met(tried)) > most:
            best, most = tried, reached
        if most == len(trial.goals):
            break
    return best, most


def _least(trial: _Trial, plan: _Plan, met: int) -> _Plan:
    """The plan without what is not needed to meet as much."""
    for lesser in plan.lesser():
        if trial.met(lesser) >= met:
            return _least(trial, lesser, met)
    return plan


def _paragraphs(draft: Draft, said: Credit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    counter = (draft.counter(said.counter),) if said.counter else ()
    top, end = (tuple(draft.paragraph(said, line) for line in lines) for lines in (said.top, said.end))
    return top, (*end, *counter)


def _places(trial: _Trial, *, in_two: bool) -> Iterator[tuple[Spot, Spot]]:
    """Where the lines above the text and those under it may stand, the best first: beside a credit, beside the text."""
    draft, blocks, region = trial.draft, trial.page.blocks, trial.before.match.region
    if region is None:
        return
    first, last = blocks[region.first], blocks[region.last]
    over = [block for at, block in _credits(trial) if at < region.first]
    under = [block for at, block in _credits(trial) if at > region.last]
    tops = [(at, True) for block in over for at in _nearest(draft, block)]
    tops += [(at, False) for at in (*draft.before(first.place.selector, first.text), *draft.starts())]
    ends = [(at, True) for block in under for at in _nearest(draft, block)]
    ends += [(at, True) for at in (*draft.after(last.place.selector, last.text), *draft.ends())]
    if in_two:
        yield from product(dict.fromkeys(tops), dict.fromkeys(ends))
    else:
        beside = tops[: len(over)]
        yield from (((0, False), each) for each in dict.fromkeys((*beside, *ends, *tops)))


def _nearest(draft: Draft, block: Block) -> Iterator[int]:
    return islice(draft.after(block.place.selector, block.text), 1)


def _credits(trial: _Trial) -> Iterator[tuple[int, Block]]:
    """The blocks with the credit that is there already."""
    quoted = {
        evidence.selector
        for each in trial.before.findings
        if each.term in _CREDITS and each.outcome is Outcome.PASSED
        for evidence in each.evidence[:1]
    }
    return ((at, each) for at, each in enumerate(trial.page.blocks) if each.place.selector in quoted)


def _is_kept(before: Page, after: Page, small: tuple[Group, ...]) -> bool:
    """Whether all words of the page are still there, in their order, and all links but those that were to change."""
    gone = {group.headline for group in small}
    forms = iter(tuple(chain.from_iterable(line_words(block.text).forms for block in after.blocks)))
    kept = (block for block in before.blocks if block.text not in gone)
    if not all(form in forms for block in kept for form in line_words(block.text).forms):
        return False
    was, now = (Counter((link.href, link.text) for link in page.links) for page in (before, after))
    lost = [words for _, words in (was - now).elements() if not any(words in each for each in gone)]
    return len(lost) <= sum(group.changes_link for group in small)


def _is_open(finding: Finding) -> bool:
    return finding.outcome in _RANKS and finding.strength is Strength.CONDITION and finding.waiver is None


def _rank(finding: Finding) -> int:
    return _RANKS.get(finding.outcome, 0)
