"""Check: the whole line, Policy + Work + Page → Match → Finding… → Verdict → Report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from syndicate import __version__
from syndicate.alternatives import settle
from syndicate.errors import TooLong, UsageError
from syndicate.gates import Stop, direction, gate
from syndicate.judge import judge, recommend, waive
from syndicate.model import (
    Capture,
    Case,
    Deed,
    Finding,
    Kind,
    Match,
    Page,
    Policy,
    Report,
    Term,
    Verdict,
    Work,
)
from syndicate.model.listed import Lists
from syndicate.policy import for_work, in_force, not_offered
from syndicate.reuse import MOST_BYTES, compare, page_text
from syndicate.rules import examine, surroundings
from syndicate.rules._findings import cannot_tell
from syndicate.saying import as_day
from syndicate.urls import host

_TOO_LONG = f"The page has more than {MOST_BYTES // 1_000_000} MB of text, and what stands behind that was not compared."


def check(
    page: Page,
    work: Work,
    policy: Policy,
    *,
    now: datetime | None = None,
    resolved: Mapping[str, str] | None = None,
    pictures: Mapping[str, str] | None = None,
    lists: Lists | None = None,
    ads_txt: Capture | None = None,
    first_seen: datetime | None = None,
) -> Report:
    """Whether `page` honours the terms of `policy` for `work`. Pure: no network, and no clock but `now`.

    `now` (aware) dates the report and ends waivers; without it only waivers without end hold. `resolved` maps
    addresses that somebody followed, such as short links, to where they lead; `pictures` maps addresses of pictures
    that somebody looked at to what they look like (`syndicate.errands.look`). `lists` are filter lists
    (`syndicate.filters.Filters`), `ads_txt` is what the page's site sent for `/ads.txt`. `first_seen` (aware) is when the
    copy was first seen on the page, if it was never seen missing since. Raises UsageError for a time without a zone.
    """
    for name, moment in (("now", now), ("first_seen", first_seen)):
        if moment is not None and moment.tzinfo is None:
            raise UsageError(
                f"{name}: is a time without a zone; give an aware one, such as datetime.now(UTC)"
            )
    text = page_text(page)
    match = compare(work, page, text) if page.blocks else Match()
    if page.problem and match.kind is Kind.FULL and 200 <= page.capture.status < 300:
        page = replace(page, problem=None)  # whatever its words look like, the whole text stands there
    if not text.whole:
        page = replace(page, problem=TooLong(_TOO_LONG, url=page.url))
    stop = gate(page, work, policy, match)
    if stop:
        return _report(page, work, policy, match, stop.verdict, stop.reason, now=now)
    then = work.with_text_of(match.version)
    lines = surroundings(page, text, match)
    term = Term("")  # each has its own
    case = Case(
        policy,
        term,
        then,
        page,
        match,
        lines,
        now,
        resolved or {},
        pictures or {},
        lists,
        ads_txt,
        first_seen,
    )
    findings = _findings(case)
    verdict, reason = judge(findings)
    turned = direction(page, work, findings) or _opted_out(policy, work)
    if turned:
        verdict, reason = turned.verdict, turned.reason
    return _report(page, work, policy, match, verdict, reason, findings, now)


def _findings(case: Case) -> tuple[Finding, ...]:
    """One finding for each term that requires or prohibits, by the edition in force when the copy appeared."""
    policy, work = case.policy, case.work
    ours = for_work(policy, work)
    edition, changed = in_force(_since(ours, as_day(work.published)), _appeared(case.page, work))
    findings = []
    for term in edition.terms:
        if term.deed is Deed.PERMITS:
            continue
        each = replace(case, policy=edition, term=term)
        findings.append(_of_unknown_edition(each) if term.id in changed else examine(each))
    return waive(settle(findings, policy.any_of), policy.waivers, host(case.page.url), case.today)


def _opted_out(policy: Policy, work: Work) -> Stop | None:
    """What the terms come to for an article to which they do not apply; its publisher may have agreed to the copy."""
    override = not_offered(policy, work)
    if override is None:
        return None
    said = f": “{override.clause.quote}”" if override.clause.quote else ""
    return Stop(Verdict.NEEDS_REVIEW, f"The article is not offered on these terms{said}.")


def _appeared(page: Page, work: Work) -> date | None:
    """The day the copy appeared, as far as the page says; a day before the original's is the original's, or wrong."""
    theirs, ours = as_day(page.metadata.published), as_day(work.published)
    return theirs if theirs and (ours is None or theirs >= ours) else None


def _since(policy: Policy, published: date | None) -> Policy:
    """The policy without the editions that ended before the work appeared: no copy is older than its original."""
    if published is None:
        return policy
    return replace(
        policy,
        editions=tuple(each for each in policy.editions if each.until is None or each.until > published),
    )


def _of_unknown_edition(case: Case) -> Finding:
    message = "The terms changed on this point, and the page does not say when the copy appeared."
    return cannot_tell(case, message)


def _report(
    page: Page,
    work: Work,
    policy: Policy,
    match: Match,
    verdict: Verdict,
    reason: str,
    findings: tuple[Finding, ...] = (),
    now: datetime | None = None,
) -> Report:
    return Report(
        url=page.capture.url,
        verdict=verdict,
        reason=reason,
        policy=policy,
        work=work,
        page=page,
        error=page.problem,
        match=match,
        findings=findings,
        recommendations=recommend(findings),
        checked_at=now,
        tool_version=__version__,
    )
