"""Mending: a draft through the line, again and again, until no edit of ours mends more of it.

capture of a draft + work + policy → [check → edits → check] → Mended
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from syndicate import resources
from syndicate.drafts.editing import draft_of
from syndicate.drafts.lines import with_lines
from syndicate.drafts.mending import mended, open_conditions
from syndicate.drafts.source import Source
from syndicate.model import Capture, Finding, Outcome, Policy, Report, Work
from syndicate.running import check_capture
from syndicate.snippets import Credit, credit

_ROUNDS = 3  # what a heading or a link was mended for can bring another term within reach


@dataclass(frozen=True, slots=True)
class Wording:
    """What only the blogger knows of a copy; the parts of `syndicate.snippets.credit`."""

    lang: str = ""  #: "" is that of the draft
    changed: str = ""
    translator: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft's bytes as they were or with the edits that mend it, and what was found in it before and after."""

    body: bytes
    before: Report
    after: Report

    @property
    def left(self) -> tuple[Finding, ...]:
        """The conditions that are not met, which no edit of ours mends."""
        return tuple(each for each in open_conditions(self.after) if each.outcome is Outcome.FAILED)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The conditions that nobody can tell from the draft."""
        return tuple(each for each in open_conditions(self.after) if each.outcome is Outcome.CANNOT_TELL)


def mend_capture(
    capture: Capture, work: Work, policy: Policy, now: datetime, wording: Wording = Wording()
) -> Mended:
    """Mend a draft in Markdown or HTML. Pure, for a process that can be killed: the draft is parsed many times.

    Raises UsageError for a draft in another medium or in no encoding that can be written, and where the terms ask for
    what cannot be said, as `syndicate.snippet` does.
    """

    @lru_cache(maxsize=2)  # the draft as it is, and with the last edits
    def check(body: bytes) -> Report:
        return check_capture(_with(capture, body), work, policy, now)

    before = after = check(capture.body)  # no lines are looked for in what may never be a file
    body = capture.body
    for _ in range(_ROUNDS):
        if not open_conditions(after):
            break
        language = after.page.language if after.page else ""
        draft = draft_of(Source.of(_with(capture, body)), language)
        more = mended(draft, _credit(work, policy, wording, language), after, check)
        if more is None:
            break
        body, after = more, check(more)
    return Mended(body, before, _with_lines(after, replace(capture, body=body, sha256="")))


def _with_lines(report: Report, capture: Capture) -> Report:
    page = report.page and replace(report.page, capture=replace(report.page.capture, file=capture.file))
    return with_lines(replace(report, page=page), capture)


def _with(capture: Capture, body: bytes) -> Capture:
    return replace(capture, body=body, sha256="", file="")


def _credit(work: Work, policy: Policy, wording: Wording, language: str) -> Credit:
    """The credit in the language that was chosen, else in that of the draft; in English where there is no wording in it."""
    primary = language.partition("-")[0].lower()
    return credit(
        work,
        policy,
        lang=wording.lang or (primary if primary in resources.data("snippet") else "en"),
        changed=wording.changed,
        translator=wording.translator,
        counted_at=wording.counter,
    )
