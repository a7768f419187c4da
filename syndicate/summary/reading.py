"""What all formats of a summary share: words, signs, and what its figures cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from syndicate.model import Outcome, Strength, Waiver
from syndicate.report import reading
from syndicate.report.reading import words
from syndicate.saying import day, number_of
from syndicate.summary.choosing import STANDINGS
from syndicate.summary.clauses import RATED_FROM, ClauseRate
from syndicate.summary.due import OVERDUE, SOON
from syndicate.summary.lines import GONE, CopyLine
from syndicate.summary.mending import Mending
from syndicate.summary.sites import THANKED_FROM, SiteRow
from syndicate.summary.summary import Summary, last_change

SYMBOLS: dict[str, str] = {**{str(key): sign for key, sign in reading.SYMBOLS.items()}, GONE: "○"}

_MOST_TURNS = 8  #: of a copy that are told in words
OVERDUE_DAYS, SOON_DAYS = OVERDUE.days, SOON.days
LIMITS = (
    reading.LIMITS[0],
    "This summary counts what was found on pages at the times they were read. It says nothing about people, and a count of a "
    "site's copies is no score of the site. Whatever could not be decided is left open.",
    reading.LIMITS[2],
)
ON_RATES = (
    f"Of the copies that are there, as each was checked last. The rate is passed / (passed + failed); copies of which nobody "
    f"could tell, and those that a permission covers, are counted apart. Below {RATED_FROM} copies no rate is told. "
    "A copy that was taken down counts no more, so a rate may rise because a page has gone."
)
ON_MENDING = (
    "Copies that do not meet the terms yet have been waiting for at least so long, and are not left out: the days are "
    "product-limit estimates (Kaplan and Meier 1958). Time counts from the look that settled that a copy does not meet the "
    "terms, in whole days; how long it stood so before it was found, nobody knows."
)
ON_PARTNERS = (
    f"Sites with {THANKED_FROM} copies or more, all of which meet the terms now. A thank-you costs a minute."
)
ON_WEEKS = "Copies known at the end of each week (Monday to Sunday, UTC); the last bar is today."


def tally(standings: Mapping[str, int]) -> str:
    """How many copies stand how, such as "3 compliant, 1 gone"; "" for none."""
    return ", ".join(f"{standings[name]:,} {words(name)}" for name in STANDINGS if standings.get(name))


def headline(summary: Summary) -> str:
    """All copies in one phrase, such as "4 copies on 2 sites: 3 compliant, 1 gone"."""
    if not summary.copies:
        return "No copies"
    copies, sites = summary.copies, summary.sites.total
    return (
        f"{copies:,} {'copy' if copies == 1 else 'copies'} on {sites:,} {'site' if sites == 1 else 'sites'}: "
        f"{tally(summary.standings)}"
    )


def watched(summary: Summary) -> str:
    """What the store watches, in one phrase."""
    counts = summary.counts
    failing = f" ({summary.failing.total:,} failing)" if summary.failing.total else ""
    known = f"{number_of(counts.works, 'work')}, {number_of(counts.feeds, 'feed')}{failing}"
    if total := sum(counts.pages.values()):
        pages = ", ".join(
            f"{count:,} {_page(state)}" for state, count in sorted(counts.pages.items()) if count
        )
        return f"{known}, {number_of(total, 'page')}: {pages}"
    return known


def _page(state: str) -> str:
    """How pages in a state of `PageState` are counted in words."""
    told = {"copy": "with a copy", "new": "not read yet", "removed": "whose copy was taken out"}
    return told.get(state) or words(state)


def asked(summary: Summary) -> str:
    """Which copies the summary is about; "" where it is about all."""
    return f"Only copies with: {', '.join(summary.only.asked)}." if summary.only.asked else ""


def rate(clause: ClauseRate) -> str:
    """The rate in words: "83%", or why there is none. Only all and none are 100% and 0%."""
    share = clause.rate
    if share is None:
        return "too few to tell"
    if share in (0.0, 1.0):
        return f"{share:.0%}"
    return "under 1%" if share < 0.005 else "over 99%" if share > 0.995 else f"{share:.0%}"


def mended(mending: Mending) -> str:
    """What is known of the time to mend, in one or two sentences."""
    if not mending.stretches:
        return "No copy was found not to meet the terms."
    if not mending.is_told:
        return f"Fewer than {RATED_FROM} copies did not meet the terms at some time: too few to tell how long mending takes."
    if mending.median is None:
        return "Too few of them are mended yet to tell within how many days half are."
    return f"Half of them were mended or gone within {number_of(mending.median, 'day')}."


def quantiles(mending: Mending) -> tuple[tuple[str, str], ...]:
    """A quarter, half and three quarters, and within how long they were mended."""
    if not mending.is_told:
        return ()
    told = (
        ("a quarter", mending.quarter),
        ("half", mending.median),
        ("three quarters", mending.three_quarters),
    )
    return tuple(
        (share, f"within {number_of(days, 'day')}" if days else "not yet mended") for share, days in told
    )


def stretches(mending: Mending) -> tuple[tuple[str, int], ...]:
    """How the times at which copies did not meet the terms ended, or not."""
    return (
        ("mended", mending.mended),
        ("gone", mending.gone),
        ("open still", mending.open),
        ("undecided by now", mending.undecided),
    )


def title(line: CopyLine) -> str:
    """What a copy is called: its work's title, else its address."""
    return line.work_title.strip() or line.work_url or line.page_url


def unmet(line: CopyLine) -> str:
    """The conditions that a copy does not meet and no permission covers, in words; "" for none, and where it is gone."""
    if line.standing == GONE:
        return ""
    failed = (clause for clause in line.clauses if clause.outcome == Outcome.FAILED and not clause.waived)
    return ", ".join(
        dict.fromkeys(words(clause.term) for clause in failed if clause.strength == Strength.CONDITION)
    )


def change(line: CopyLine, summary: Summary) -> str:
    """The last change of a copy, such as "non-compliant, now compliant"."""
    turns = last_change(line, summary.now)
    return f"{words(turns[0].verdict)}, now {words(turns[1].verdict)}" if turns else ""


def changed_at(line: CopyLine, summary: Summary) -> datetime:
    """When a copy changed last, or was found."""
    turns = last_change(line, summary.now)
    return turns[1].at if turns else line.found_at


def course(line: CopyLine) -> tuple[tuple[str, date], ...]:
    """What became of a copy, in words and days; of a long history the last turns."""
    turns, found = line.turns[-_MOST_TURNS:], on(line.found_at)
    told = [(words(turn.verdict), on(turn.at)) for turn in turns]
    if len(turns) == len(line.turns) and told[0][1] == found:
        return ((f"found {told[0][0]}", found), *told[1:])
    return (("found", found), *told)


def drawn(summary: Summary) -> tuple[str, ...]:
    """How the copies stand or stood whose course is drawn."""
    found = {turn.verdict for line in summary.timelines.items for turn in line.turns}
    return tuple(name for name in STANDINGS if name in found)


def days(row: SiteRow) -> str:
    """When the first and the last copy on a site were found."""
    first, last = on(row.first), on(row.last)
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def permission(waiver: Waiver) -> str:
    """A permission that ends, in one phrase."""
    by = f", by {waiver.by}" if waiver.by else ""
    return f"{words(waiver.term)} until {day(waiver.until)}{by}: {waiver.reason}"


def on(at: datetime) -> date:
    """The day of a time, in UTC."""
    return at.astimezone(UTC).date()
