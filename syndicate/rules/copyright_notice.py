"""The copyright of the work is acknowledged.

## What it checks
A copyright line with the copy names the publisher or an author, as the term's `holder` says.

## What counts
©, (c), "copyright", "all rights reserved" or their like in ten languages, in a visible line in or next to the copy,
together with a name or alias of the publisher, or the name of an author. The copyright line of the host in the footer of
its page says nothing about the copy, neither way; that of a photograph neither.

## What it cannot tell
A copyright line without a holder; a line that speaks of rights in other words, or stands away from the copy. Where the terms only ask that copyright be "acknowledged" (`if_absent =
"cannot_tell"`), a copy without any such line.

## What mends it
A line such as "© 2026 Publisher" under the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.escaping import one_line
from syndicate.model import Case, Finding, Line, Side
from syndicate.owners import publisher_names
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight
from syndicate.rules._findings import cannot_tell, failed, of_fact, of_line, passed, sentence, where
from syndicate.rules._lines import lines
from syndicate.rules._notices import (
    claimed_by_host,
    holder_named,
    is_nameless,
    is_notice,
    may_be_notices,
    speaks_of_rights,
)
from syndicate.rules.naming.names import publisher_named
from syndicate.text import words


def examine(case: Case) -> Finding:
    holders = _holders(case)
    notices = [line for line in may_be_notices(case) if is_notice(line)]
    near = [line for line in notices if line.near]
    for line in near:
        if name := holder_named(case, line, holders):
            return passed(case, sentence(f"A copyright line names {name}"), of_line(case, line))
    remedy = _remedy(case, holders)
    claim = next((line for line in near if claimed_by_host(case, line)), None)
    if claim:
        message = (
            "A copyright line at the copy names the host of the page instead of the publisher or author."
        )
        return failed(case, message, remedy, of_line(case, claim))
    for line, message in _unclear(case, notices, holders):
        return cannot_tell(case, message, of_line(case, line), remedy=remedy)
    message = "No copyright line of the publisher or author stands with the copy"
    return absent(case, message, remedy, _seen(case, notices, holders))


def _remedy(case: Case, holders: tuple[str, ...]) -> str:
    """The line that the original prints, where it names a holder; else one made of what is known."""
    own = one_line(case.work.copyright)
    if any(name in own for name in holders):
        return f"Add a copyright line next to the text: “{own}”"
    year = str(case.work.published.year) if case.work.published else ""
    notice = " ".join(part for part in ("©", year, *holders[:1]) if part)
    return f"Add a copyright line next to the text: “{notice}”"


def _unclear(case: Case, notices: list[Line], holders: tuple[str, ...]) -> Iterator[tuple[Line, str]]:
    """Lines that a reader may take for the notice, the likeliest first, each with what is unclear about it."""
    for line in notices:
        if line.near and is_nameless(line):
            yield line, "A copyright line stands at the copy without saying whose it is."
    for line in lines(case).near:
        if not line.copied and speaks_of_rights(line) and holder_named(case, line, holders):
            yield (
                line,
                "A line at the copy speaks of rights and names the publisher or author; it may be a notice.",
            )
    for line in notices:
        if line.side is Side.UNPLACED and holder_named(case, line, holders):
            yield (
                line,
                "A copyright line of the publisher or author stands on the page, but away from the copy.",
            )


def _holders(case: Case) -> tuple[str, ...]:
    """The names that a notice may carry, as `holder` says."""
    holder = case.term.params.get("holder", "any")
    publishers = publisher_names(case.policy, case.work) if holder in ("publisher", "any") else ()
    authors = case.work.authors if holder in ("author", "any") else ()
    return (*publishers, *authors)


def _seen(case: Case, lines: list[Line], holders: tuple[str, ...]) -> list[Mention]:
    """Notices of the right holder in places that do not count."""
    elsewhere = [
        Mention(Weight.ELSEWHERE, of_line(case, line), where(line.place) or "away from the copy")
        for line in lines
        if not line.near and holder_named(case, line, holders)
    ]
    facts = [
        Mention(Weight.ELSEWHERE, of_fact(case, fact), "in the page's metadata only")
        for fact in case.page.metadata.rights
        if publisher_named(words(fact.value), holders, linked=True)
    ]
    return elsewhere + facts
