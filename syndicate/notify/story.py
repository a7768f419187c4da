"""Story: an event → what a reader is told of it, in the order of reading; the words only, without a form.

`data` was written by our own monitor, from what pages said: keys may be missing, and values of a wrong type count as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from syndicate.escaping import href, one_line
from syndicate.model import Event, EventKind
from syndicate.report.reading import words
from syndicate.saying import day, in_a_row, number_of
from syndicate.urls import host

_LONGEST_LINK = 2000  # letters of an address that is shown
_MANY = 20  # findings, articles or pieces of advice of one event
_FEW = 3  # the same in a digest
_DIFF = 40  # lines

_STANDS = {
    "compliant": "meets the terms",
    "needs_review": "needs review",
    "not_a_copy": "holds no copy",
    "not_checked": "could not be checked",
}
_HOLDS = {"full": "the full text", "excerpt": "an excerpt", "quotation": "a quotation"}


@dataclass(frozen=True, slots=True)
class Point:
    """A finding: what it comes to in words, what the page shows, how to mend it."""

    outcome: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event in words. `links` are (label, words, address), all of them http(s); `facts` are (label, words)."""

    headline: str
    links: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]
    todo: tuple[str, ...]
    diff: tuple[str, ...]
    more: str  #: what was left out, counted


def story_of(event: Event, *, short: bool = False) -> Story:
    """The story of an event; in a digest it is `short`."""
    said = _Said(event)
    most = _FEW if short else _MANY
    findings = said.tables("findings")
    articles = said.texts("articles")
    diff = () if short else said.texts("diff")
    left = [
        number_of(len(each) - bound, what)
        for each, bound, what in ((findings, most, "more finding"), (articles, most, "more article"), (diff, _DIFF, "more line"))
        if len(each) > bound
    ]  # fmt: skip
    return Story(
        headline=_HEADLINES[event.kind](said),
        links=tuple(_links(said, articles[:most])),
        facts=tuple(_facts(said)),
        points=tuple(_point(each) for each in findings[:most]),
        todo=tuple(one_line(each, 300) for each in _todo(said))[:most],
        diff=tuple(one_line(each, 200) for each in diff[:_DIFF]),
        more=f"And {in_a_row(left)}." if left else "",
    )


def site_of(event: Event) -> str:
    """The site where it happened, "" where that is the publisher's own."""
    if event.kind in (EventKind.WORK_CORRECTED, EventKind.WORK_GONE):
        return ""
    return _Said(event).site


class _Said:
    """The values of an event, each of the type that it must have, or empty."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._data: Mapping[str, Any] = event.data
        self.site = one_line(self.text("site") or host(event.url), 80)  #: "" where none is known
        self.where = self.site or "a site"
        self.title = one_line(self.text("work_title") or event.title or event.url, 120)

    def text(self, key: str) -> str:
        value = self._data.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int | None:
        value = self._data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def share(self, key: str) -> float | None:
        value = self._data.get(key)
        return value if isinstance(value, float | int) and 0 <= value <= 1 else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._data.get(key)
        return (
            tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()
        )

    def tables(self, key: str) -> tuple[Mapping[str, Any], ...]:
        value = self._data.get(key)
        return (
            tuple(each for each in value if isinstance(each, Mapping))
            if isinstance(value, list | tuple)
            else ()
        )

    def moment(self, key: str) -> str:
        try:
            moment = datetime.fromisoformat(self.text(key))
        except ValueError:
            return ""
        return day(moment if moment.tzinfo else moment.replace(tzinfo=UTC))

    def stands(self, key: str = "verdict") -> str:
        """How the copy stands: "meets the terms", "does not meet the condition “original link”"."""
        verdict = self.text(key)
        if verdict != "non_compliant":
            return _STANDS.get(verdict, "")
        missed = [
            f"“{words(one_line(str(each.get('term', '')), 60))}”"
            for each in self.tables("findings")
            if each.get("outcome") == "failed" and each.get("strength") == "condition"
        ]
        if key != "verdict" or not missed:
            return "does not meet a condition of the terms"
        if len(missed) > _FEW:
            return f"does not meet {number_of(len(missed), 'condition')} of the terms"
        return f"does not meet the condition{'s' if len(missed) > 1 else ''} {in_a_row(missed)}"


def _found(said: _Said) -> str:
    stands = said.stands()
    return f"New copy on {said.where}{', which ' + stands if stands else ''}: {said.title}"


def _changed(said: _Said) -> str:
    return f"The copy on {said.where} now {said.stands() or 'stands otherwise'}: {said.title}"


def _gone(said: _Said) -> str:
    return f"The copy on {said.where} is gone: {said.title}"


def _returned(said: _Said) -> str:
    stands = said.stands()
    return f"The copy on {said.where} is back{' and ' + stands if stands else ''}: {said.title}"


def _corrected(said: _Said) -> str:
    return f"The article was corrected: {said.title}"


def _work_gone(said: _Said) -> str:
    return f"The article is no longer at its address: {said.title}"


def _limit(said: _Said) -> str:
    term, outcome = words(one_line(said.text("term"), 60)) or "quota", said.text("outcome")
    if outcome == "passed":
        return f"{said.where} meets the condition “{term}” again"
    return f"{said.where} {'does not meet' if outcome == 'failed' else 'needs review for'} the condition “{term}”"


_HEADLINES: dict[EventKind, Callable[[_Said], str]] = {
    EventKind.COPY_FOUND: _found,
    EventKind.VERDICT_CHANGED: _changed,
    EventKind.COPY_GONE: _gone,
    EventKind.COPY_RETURNED: _returned,
    EventKind.WORK_CORRECTED: _corrected,
    EventKind.WORK_GONE: _work_gone,
    EventKind.LIMIT_CHANGED: _limit,
}


def _links(said: _Said, articles: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    page, work = said.text("page_url"), said.text("work_url")
    event = said.event
    shown = [("Page", one_line(event.title, 120), page), ("Original", said.title, work)]
    if event.url not in (page, work):
        shown.insert(0, ("Site" if event.kind is EventKind.LIMIT_CHANGED else "Address", "", event.url))
    shown += [("Article", "", url) for url in articles]
    for label, name, url in shown:
        if len(url) <= _LONGEST_LINK and (address := href(url)) != "#":
            yield label, name or one_line(url, 200), address


def _facts(said: _Said) -> Iterator[tuple[str, str]]:
    event = said.event
    yield "Seen", day(event.at)
    if stands := said.stands():
        yield "Now", stands
    if before := said.stands("before"):
        since = said.moment("since")
        yield "Before", f"{before}, since {since}" if since else before
    elif since := said.moment("since"):
        yield "Since", since
    if reason := said.text("reason") or said.text("message"):
        yield "Why", one_line(reason, 500)
    if policy := said.text("policy"):
        yield "Terms", one_line(policy, 100)
    if holds := _HOLDS.get(said.text("kind"), ""):
        share = said.share("containment")
        yield "Holds", holds + (f", {share:.0%} of the original's words" if share is not None else "")
    most, days = said.number("most"), said.number("days")
    if most is not None:
        yield "Allowed", number_of(most, "article") + (f" in {number_of(days, 'day')}" if days else "")
    if said.event.data.get("title_changed") is True:
        yield "Title", "was changed too"
    if (copies := said.number("copies")) is not None:
        yield "Copies made before", f"{copies:,}"


def _todo(said: _Said) -> tuple[str, ...]:
    """What to do: the report's own advice, else what fits the kind."""
    if advice := said.texts("recommendations"):
        return advice
    kind, verdict = said.event.kind, said.text("verdict")
    if kind is EventKind.WORK_CORRECTED:
        copies = said.number("copies")
        return ("Ask those who copied the earlier version to take over the correction.",) if copies else ()
    if kind is EventKind.WORK_GONE:
        return ("Copies that link to it lead nowhere: restore it, or redirect its address.",)
    if kind is EventKind.COPY_GONE:
        return ("Nothing, unless the copy was meant to stay.",)
    if kind is EventKind.LIMIT_CHANGED:
        return (
            ("Write to the site and agree on more, or on less.",) if said.text("outcome") == "failed" else ()
        )
    if verdict == "compliant":
        return ("Nothing: it honours the terms.",)
    if verdict == "needs_review":
        return ("Look at what could not be told, and decide.",)
    return ()


def _point(finding: Mapping[str, Any]) -> Point:
    def value(key: str, most: int) -> str:
        found = finding.get(key)
        return one_line(found, most) if isinstance(found, str) else ""

    term, strength, outcome = value("term", 60), value("strength", 20), value("outcome", 20)
    verb = {"failed": "does not meet", "passed": "meets", "cannot_tell": "cannot tell about"}.get(outcome, "")
    return Point(
        outcome=f"{verb} the {strength or 'term'} “{words(term)}”" if verb else words(term),
        message=value("message", 500),
        remedy=value("remedy", 500),
    )
