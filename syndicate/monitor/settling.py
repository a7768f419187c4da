"""Settling: what a look at a page comes to, kept in one transaction with what is told of it.

Seen → of_copy for each copy → of_page → capture, report, turn, event, next look
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import FetchError, PageError
from syndicate.model import CopyWatch, Event, EventKind, PageState, PageWatch, Report, Verdict
from syndicate.monitor import events
from syndicate.monitor.copies import CopyStep, of_copy, of_gone_page
from syndicate.monitor.doors import Doors
from syndicate.monitor.logs import Log
from syndicate.monitor.looking import Seen, holds
from syndicate.monitor.pages import of_page
from syndicate.store import captures, copies, outbox, pages, works
from syndicate.store.rows import CopyRow, PageRow, plain, revived
from syndicate.urls import host

OFFLINE = timedelta(minutes=15)  #: until a page is looked at again that our own network kept from us


@dataclass(slots=True)
class _Look:
    """One look being settled; the capture is kept once, and only where something new was judged of it."""

    tx: Connection
    page: PageRow
    seen: Seen
    doors: Doors
    now: datetime
    kept: int | None = None
    logs: list[Log] = field(default_factory=list)

    def keep(self) -> int | None:
        if self.kept is None and self.seen.capture is not None:
            self.kept = captures.keep(self.tx, self.page.id, self.seen.capture)
        return self.kept

    def tell(self, event: Event) -> None:
        outbox.put(self.tx, event, self.doors.told(event))
        turn = "gone" if event.kind is EventKind.COPY_GONE else str(event.data.get("verdict", ""))
        self.logs.append(Log("turn", turn, url=event.url))


def settle(
    tx: Connection, page: PageRow, seen: Seen, doors: Doors, now: datetime
) -> tuple[frozenset[str], tuple[Log, ...]]:
    """Keep what a look came to; the sites on which a copy was found, for their limits, and the verdicts that turned."""
    look = _Look(tx, page, seen, doors, now)
    known = copies.of_page(tx, page.id)
    watch = revived(PageWatch, page.watch)
    if seen.error is not None:
        _unread(look, seen.error, known, watch)
        return frozenset(), tuple(look.logs)
    twin = _twin(look)
    if twin is not None:
        pages.take_up(tx, [twin.id], now)
    reports = dict(() if twin else seen.reports)
    if moved := not twin and _has_moved(look, known):
        look.page = replace(page, url=moved, host=host(moved))
    steps = [step for copy in known if (step := _known(look, copy, reports.pop(copy.work_id, None)))]
    found = [_found(look, number, report) for number, report in reports.items() if holds(report)]
    page_step = of_page(watch, (*steps, *found), now, doors.schedule, doors.jitter())
    values: dict[str, Any] = {"title": seen.title}
    if seen.same or look.kept is not None or (seen.capture and seen.capture.sha256 == page.sha256):
        values["revision"] = seen.revision  # of the body that is kept; another one says nothing of it
    if look.kept is not None and seen.capture is not None:
        validators = seen.capture.validators
        values |= {"sha256": seen.capture.sha256, "etag": validators.etag, "modified": validators.modified}
    reason = f"It leads to {twin.url}, which is watched." if twin else page_step.reason
    after_it = replace(page_step.watch, reason=reason)
    due = now if _is_overtaken(look, known) else page_step.due
    _note(look, plain(after_it), due, state=str(after_it.state), reason=reason, **values)
    if moved:
        pages.move(tx, page.id, moved)
    return frozenset({events.site_of(look.page.url)} if found else ()), tuple(look.logs)


def _unread(look: _Look, error: FetchError | PageError, known: Sequence[CopyRow], watch: PageWatch) -> None:
    """Nothing could be read of the page."""
    if look.doors.reach.is_down:
        _note(look, plain(watch), look.now + OFFLINE, reason="Our own network seems to be down.")
        return
    after = of_page(watch, error, look.now, look.doors.schedule, look.doors.jitter())
    if after.watch.state is PageState.GONE and watch.state is not PageState.GONE:
        _page_gone(look, known, after.reason)
    _note(look, plain(after.watch), after.due, state=str(after.watch.state), reason=after.reason)


def _is_overtaken(look: _Look, known: Sequence[CopyRow]) -> bool:
    """Whether an original was corrected while its copy was looked at, which then was compared with what it said before."""
    if works.revision(look.tx) == look.seen.revision:
        return False
    rows = (works.row_of(look.tx, copy.work_id) for copy in known if copy.gone_at is None)
    return any(row.state != "removed" and row.revision > look.seen.revision for row in rows)


def _known(look: _Look, copy: CopyRow, report: Report | None) -> CopyStep | None:
    """A copy that was known: None where its work is not watched any more."""
    watch = revived(CopyWatch, copy.watch)
    if not look.seen.same and report is None and look.doors.library.policy_of(copy.work_id) is None:
        return None
    verdict = _same(watch) if look.seen.same else _verdict(report)
    step = of_copy(watch, verdict, look.now, look.doors.schedule)
    number = copy.report_id
    if report is not None and holds(report) and (digest := _digest(report)) != copy.judged:
        number = _keep_report(look, copy.id, report, digest)
    site = events.site_of(look.page.url)
    copies.judged(look.tx, copy.id, now=look.now, watch=plain(step.watch), site=site)
    if step.told is EventKind.COPY_GONE:
        _gone(look, copy, watch, step.reason)
    elif step.told is not None and number is not None:
        # what is told may have been judged by an earlier look, which this one confirms
        _turned(look, copy, watch, step, number)
    return step


def _found(look: _Look, number: int, report: Report) -> CopyStep:
    """A copy that nobody knew of."""
    step = of_copy(CopyWatch(), report.verdict, look.now, look.doors.schedule)
    copy = copies.add(
        look.tx,
        look.page.id,
        number,
        now=look.now,
        verdict=str(report.verdict),
        reason=report.reason,
        site=events.site_of(look.page.url),
        policy=report.policy.id,
        kind=str(report.match.kind),
        containment=report.match.containment,
        judged="",
        watch=plain(step.watch),
        clauses=[],
    )
    _keep_report(look, copy, report, _digest(report))
    data = report.to_dict()
    look.tell(
        events.of_copy(EventKind.COPY_FOUND, data, at=look.now, page_url=look.page.url, before=CopyWatch())
    )
    return step


def _turned(look: _Look, copy: CopyRow, before: CopyWatch, step: CopyStep, report: int) -> None:
    """A verdict that is settled, or a copy that is back; the report tells of what."""
    data = copies.report(look.tx, report)
    since, verdict = step.watch.since or look.now, str(step.watch.verdict)
    copies.turned(
        look.tx, copy.id, now=look.now, since=since, verdict=verdict, reason=data["reason"], report=report
    )
    kind = step.told or EventKind.VERDICT_CHANGED
    look.tell(events.of_copy(kind, data, at=look.now, page_url=look.page.url, before=before))


def _page_gone(look: _Look, known: Sequence[CopyRow], reason: str) -> None:
    for copy in known:
        watch = revived(CopyWatch, copy.watch)
        after, told = of_gone_page(watch, look.now)
        copies.judged(look.tx, copy.id, now=look.now, watch=plain(after))
        if told is not None:
            _gone(look, copy, watch, reason)


def _gone(look: _Look, copy: CopyRow, watch: CopyWatch, reason: str) -> None:
    copies.turned(look.tx, copy.id, now=look.now, since=look.now, verdict=copies.GONE, reason=reason)
    work = works.row_of(look.tx, copy.work_id)
    if work.state == "removed":
        return  # by its owner, who wants to hear no more of it
    event = events.of_gone(
        at=look.now,
        page_url=look.page.url,
        work_url=work.url,
        work_title=work.title,
        policy=copy.policy,
        verdict=str(watch.verdict or copy.verdict),
        since=watch.since or copy.since,
        reason=reason,
    )
    look.tell(event)


def _keep_report(look: _Look, copy: int, report: Report, digest: str) -> int:
    clauses = [
        {
            "term": finding.term,
            "strength": str(finding.strength),
            "outcome": str(finding.outcome),
            "message": finding.message,
            "remedy": finding.remedy,
            "waived": finding.waiver is not None,
        }
        for finding in report.findings
    ]
    copies.judged(
        look.tx,
        copy,
        now=look.now,
        judged=digest,
        kind=str(report.match.kind),
        containment=report.match.containment,
    )
    data, policy = report.to_dict(), report.policy.id
    return copies.keep_report(
        look.tx, copy, data, capture=look.keep(), policy=policy, now=look.now, clauses=clauses
    )


def _twin(look: _Look) -> PageRow | None:
    """Another watched page that this one leads to: what it holds is told of that one."""
    capture = look.seen.capture
    if capture is None or not capture.redirects:
        return None
    other = pages.by_url(look.tx, capture.final_url)
    return other if other is not None and other.id != look.page.id else None


def _has_moved(look: _Look, known: Sequence[CopyRow]) -> str:
    """The address where the page stands now, "" where it is the one that is known.

    A redirect may be a detour: to a notice, a form of consent, a front page. So only the address of a copy is taken, the first
    that is found or one to which permanent redirects alone lead.
    """
    capture = look.seen.capture
    if capture is None or not capture.redirects or not any(holds(report) for _, report in look.seen.reports):
        return ""
    return capture.final_url if not known or capture.moved == capture.final_url else ""


def _note(look: _Look, watch: dict[str, Any], due: datetime | None, **values: Any) -> None:
    pages.looked(look.tx, look.page.id, now=look.now, due=due, watch=watch, **values)


def _verdict(report: Report | None) -> Verdict | None:
    if report is None:
        return None
    return report.verdict if holds(report) or report.verdict is Verdict.NOT_CHECKED else None


def _same(watch: CopyWatch) -> Verdict | None:
    """What the last look saw, where this one saw the same."""
    return None if watch.gone or watch.absent else watch.pending or watch.verdict


def _digest(report: Report) -> str:
    """What was judged, without when."""
    said = [(f.term, str(f.outcome), f.message, f.waiver is not None) for f in report.findings]
    judged = [str(report.verdict), str(report.match.kind), report.policy.sha256, said]
    return hashlib.sha256(json.dumps(judged).encode()).hexdigest()
