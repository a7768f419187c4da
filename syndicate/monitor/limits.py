"""Limits: how a site stands to `quota` and `wholesale` after copies were found on it, kept and told where it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from sqlalchemy import Connection

from syndicate.judge import waive
from syndicate.model import Finding, Outcome, Term
from syndicate.monitor import events
from syndicate.monitor.doors import Doors
from syndicate.monitor.volume import Taken, limit_changed, of_site
from syndicate.store import copies, limits, outbox, works
from syndicate.store.copies import TakenRow
from syndicate.store.limits import Limit

_OVER_SITES = ("quota", "wholesale")


def judge_site(tx: Connection, site: str, doors: Doors, now: datetime) -> None:
    """Judge a site by every policy of which it has copies, and tell of what changed."""
    held = copies.taken(tx, site)
    known = {(limit.policy, limit.term): limit for limit in limits.of_site(tx, site)}
    for policy in sorted({each.policy for each in held}):
        terms = [term for term in doors.library.terms(policy) if term.id in _OVER_SITES]
        if not terms:
            continue
        taken = [_taken(each) for each in held if each.policy == policy]
        names = doors.library.names(policy)
        appeared = works.published(tx, names, now - doors.schedule.volume_window, now)
        for term in terms:
            finding = of_site(term, taken, appeared, now, doors.schedule)
            _settle(tx, site, policy, term, finding, known.get((policy, term.id)), doors, now)


def _settle(
    tx: Connection,
    site: str,
    policy: str,
    term: Term,
    finding: Finding,
    known: Limit | None,
    doors: Doors,
    now: datetime,
) -> None:
    settled = Outcome.FAILED if known and known.told else Outcome.PASSED if known else None
    finding = waive((finding,), doors.library.waivers, site, now.date())[0]
    if finding.waiver is not None:
        message = f"{finding.message} Waived: {finding.waiver.reason}."
        limits.put(tx, Limit(site, policy, term.id, str(finding.outcome), message, now, now, False))
        return
    after, kind = limit_changed(settled, finding.outcome)
    told = after is Outcome.FAILED
    outcome = str(finding.outcome)
    since = known.since if known and known.outcome == outcome else now
    limits.put(tx, Limit(site, policy, term.id, outcome, finding.message, since, now, told))
    if kind is None:
        return
    event = events.of_limit(
        at=now,
        site=site,
        policy=policy,
        term=term.id,
        outcome=outcome,
        message=finding.message,
        articles=[evidence.url for evidence in finding.evidence],
    )
    data = {**event.data, **{key: term.params[key] for key in ("most", "days") if key in term.params}}
    event = replace(event, data=data)
    outbox.put(tx, event, doors.told(event))


def _taken(held: TakenRow) -> Taken:
    """A date that was a day is one again: midnight would be too exact."""
    day = held.published
    published = day.date() if day is not None and day.time() == time() else day
    return Taken(str(held.work_id), held.url, held.found_at, published)
