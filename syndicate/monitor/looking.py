"""Looking: one page, fetched and compared with all works; what it holds of each, judged.

page → fetch → same as last time? | [confined: read] → candidates → [confined: check each] → Seen
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from syndicate.errands import NOTHING
from syndicate.errors import FetchError, PageError, ParseStopped
from syndicate.model import Capture, CopyWatch, Kind, NotModified, Policy, Report, Validators, Verdict, Work
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import is_timely
from syndicate.running import check_capture
from syndicate.sifting import sift
from syndicate.store import captures
from syndicate.store.rows import CopyRow, PageRow, revived

_COPIES = (Kind.FULL, Kind.EXCERPT)
_GONE = 5  # copies that went and are looked for


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look brought: reports by the numbers of their works, or why nothing could be read.

    `same` is set where nothing changed that a judgement depends on; then there are no reports, and the last ones hold.
    """

    capture: Capture | None = None
    reports: tuple[tuple[int, Report], ...] = ()
    error: FetchError | PageError | None = None
    same: bool = False
    title: str = ""
    revision: int = 0  #: of the works that it was compared with


async def look(page: PageRow, copies: tuple[CopyRow, ...], doors: Doors) -> Seen:
    """Look at a page of which `copies` are known."""
    library = doors.library
    revision = library.revision
    known = [number for number in sought(copies) if library.policy_of(number)]
    since = Validators(page.etag, page.modified) if page.sha256 else Validators()
    found = await doors.fetcher.refetch(page.url, since)
    doors.reach.note(page.host, found if isinstance(found, FetchError | PageError) else None)
    if isinstance(found, FetchError | PageError):
        return Seen(error=found, revision=revision)
    unchanged = isinstance(found, NotModified) or found.sha256 == page.sha256
    if unchanged and page.revision == revision and not any(map(is_timely, _policies(known, doors))):
        return Seen(same=True, title=page.title, revision=revision)
    if isinstance(found, NotModified):
        found = await _kept(page, found, doors)
    sifted = await doors.confined.run_async(sift, found, url=page.url)
    if isinstance(sifted, ParseStopped):
        return Seen(error=sifted, revision=revision)
    numbers = tuple(dict.fromkeys((*known, *library.candidates(sifted.text))))
    reports = [await _checked(number, found, copies, doors) for number in numbers]
    held = [(number, report) for number, report in zip(numbers, reports, strict=True) if report is not None]
    error = sifted.problem or next((r.error for _, r in held if isinstance(r.error, ParseStopped)), None)
    if error and not any(report.match.kind is Kind.FULL and report.error is None for _, report in held):
        return Seen(error=error, revision=revision)
    return Seen(found, tuple(held), None, False, sifted.title, revision)


def sought(copies: Sequence[CopyRow]) -> tuple[int, ...]:
    """The works that are looked for whatever the text of their page is: those that are there, and the last that went.

    A front page holds another article each day: those of a year ago are found as new ones are, if they return.
    """
    there = [copy for copy in copies if copy.gone_at is None]
    gone = sorted((copy for copy in copies if copy.gone_at), key=lambda copy: copy.changed_at, reverse=True)
    return tuple(copy.work_id for copy in (*there, *gone[:_GONE]))


def holds(report: Report) -> bool:
    """Whether the page holds a copy of the report's work, whatever is to be said of it."""
    judged = report.verdict not in (Verdict.NOT_A_COPY, Verdict.NOT_CHECKED)
    return judged and report.match.kind in _COPIES


async def _checked(number: int, capture: Capture, copies: tuple[CopyRow, ...], doors: Doors) -> Report | None:
    """The report on what the page holds of one work; None where the work is not watched any more."""
    policy = doors.library.policy_of(number)
    if policy is None:
        return None
    work: Work = await doors.writer.read(lambda tx: doors.library.work(tx, number))
    first = next(
        (revived(CopyWatch, copy.watch).there_since for copy in copies if copy.work_id == number), None
    )
    args = (capture, work, policy, doors.now(), doors.lists, NOTHING, first)
    report = await doors.confined.run_async(check_capture, *args, url=capture.url)
    if isinstance(report, ParseStopped):
        return Report(capture.url, Verdict.NOT_CHECKED, report.reason, policy, work, error=report)
    return replace(report, work=work, policy=policy)


def _policies(numbers: list[int], doors: Doors) -> list[Policy]:
    found = (doors.library.policy_of(number) for number in numbers)
    return [policy for policy in found if policy is not None]


async def _kept(page: PageRow, found: NotModified, doors: Doors) -> Capture:
    """The body that the server says is still the one it sends."""

    def newest(tx: Connection) -> Capture:
        return captures.get(tx, captures.of_page(tx, page.id)[0])

    capture = await doors.writer.read(newest)
    return replace(capture, fetched_at=found.fetched_at)
