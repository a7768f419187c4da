"""The title is not changed.

## What it checks
Whether the headline over the copy is the title of the original, or one that it had before.

## What counts
The visible headline next to the copy; then what the page calls itself in its metadata. Letter case, quotes and dashes
never count; a site's name, a kicker such as "Opinion:" and a title cut short with an ellipsis are the same title. What
the terms tolerate is allowed: `house_style`, cuts (`length`), words put in (`clarity`).

## What it cannot tell
A headline that shares most of its words with the title: publishers try several headlines. A page that has no headline
over the copy, or whose headline and metadata disagree.

## What mends it
The title of the original as headline.
"""

from __future__ import annotations

from syndicate.model import Case, Fact, Finding, Line, Side
from syndicate.owners import publisher_names
from syndicate.rules._findings import cannot_tell, failed, inapplicable, of_fact, of_line, passed
from syndicate.rules._lines import lines
from syndicate.rules.alterations.titles import Likeness, likeness
from syndicate.saying import named
from syndicate.text import forms, line_words
from syndicate.urls import host

Names = frozenset[tuple[str, ...]]

_TITLE_WORDS = 40  # a longer line is text
_TOLD = 200  # characters of a headline that a message repeats
_HEADLINE_WORDS = 3  # a shorter heading is a section: "News", "Our blog"


def examine(case: Case) -> Finding:
    titles = case.work.titles
    if not titles:
        return inapplicable(case, "The original has no known title.")
    remedy = f"Use the title of the original: “{titles[0]}”."
    names = _names(case)
    over = _over(case)
    grades = {line: _grade(case, line.text, names) for line in over}
    same = next((line for line in over if grades[line] is Likeness.SAME), None)
    if same:
        message = f"The headline over the copy is the title of {_titled(case, same.text, names)}."
        return passed(case, message, of_line(case, same))
    headings = _headings(case, over, names)
    akin = next((line for line in headings if grades[line] is Likeness.AKIN), None)
    if akin:
        message = f"The headline is much like the title of the original, but not the same: “{_told(akin)}”."
        return cannot_tell(case, message, of_line(case, akin), remedy=remedy)
    return _by_headline(case, headings[0] if headings else None, names, remedy)


def _by_headline(case: Case, headline: Line | None, names: Names, remedy: str) -> Finding:
    """A headline that is not like the title, or none: what the page calls itself may tell more."""
    said = [(_grade(case, fact.value, names), fact) for fact in _metadata(case)]
    if headline is None:
        return _by_metadata(case, said, names, remedy)
    alike = [fact for grade, fact in said if grade is not Likeness.OTHER]
    if alike:
        message = f"The headline “{_told(headline)}” is another than the title, which stands in the page's metadata."
        return cannot_tell(case, message, of_line(case, headline), of_fact(case, alike[0]), remedy=remedy)
    if said and not any(likeness(fact.value, (headline.text,), names, ()) for _, fact in said):
        message = f"“{_told(headline)}” stands over the copy, but the page calls itself otherwise."
        return cannot_tell(case, message, of_line(case, headline), of_fact(case, said[0][1]), remedy=remedy)
    message = f"The headline over the copy is not the title of the original: “{_told(headline)}”."
    return failed(case, message, remedy, of_line(case, headline))


def _told(line: Line) -> str:
    return line.text if len(line.text) <= _TOLD else f"{line.text[:_TOLD]}…"


def _by_metadata(case: Case, said: list[tuple[Likeness, Fact]], names: Names, remedy: str) -> Finding:
    same = [fact for grade, fact in said if grade is Likeness.SAME]
    if same:
        message = f"The page calls itself by the title of {_titled(case, same[0].value, names)}."
        return passed(case, message, of_fact(case, same[0]))
    return cannot_tell(case, "No headline was found over the copy.", remedy=remedy)


def _grade(case: Case, text: str, names: Names) -> Likeness:
    return likeness(text, case.work.titles, names, case.term.words("tolerates"))


def _titled(case: Case, text: str, names: Names) -> str:
    """The original, or the version of it that alone has this title."""
    work, tolerated = case.work, case.term.words("tolerates")
    if likeness(text, (work.title, *work.former_titles), names, tolerated) is Likeness.SAME:
        return named(None)
    fit = (each for each in work.versions if likeness(text, (each.title,), names, tolerated) is Likeness.SAME)
    return named(next(fit, None))


def _names(case: Case) -> Names:
    """What may stand before or after a title without being part of it: names of sites, publishers and authors."""
    metadata = case.page.metadata
    own = host(case.page.url)
    known = (
        *publisher_names(case.policy, case.work),
        case.work.publisher,
        *case.work.authors,
        metadata.site_name,
        *(fact.value for fact in metadata.publishers),
        own,
    )
    labels = (label for label in own.split(".")[:-1])
    return frozenset(forms(name) for name in (*known, *labels) if name)


def _over(case: Case) -> list[Line]:
    """The lines that may be the headline: short ones before the copy or at its beginning, the nearest last."""
    region = case.match.region
    first = region.first if region else -1
    return [
        line
        for line in lines(case).near
        if (line.side is Side.BEFORE or line.block == first)
        and 0 < len(line_words(line.text)) <= _TITLE_WORDS
    ]


def _headings(case: Case, over: list[Line], names: Names) -> list[Line]:
    """The headings among the lines, those of the highest rank first, of one rank the nearest."""
    headings = [
        (case.page.blocks[line.block].heading, -line.block, line)
        for line in over
        if case.page.blocks[line.block].heading
        and len(line_words(line.text)) >= _HEADLINE_WORDS
        and line_words(line.text).forms not in names
    ]
    return [line for _, _, line in sorted(headings, key=lambda heading: heading[:2])]


def _metadata(case: Case) -> list[Fact]:
    """What the page calls itself where readers do not look; its visible headings are not asked again."""
    metadata = case.page.metadata
    facts = [fact for fact in metadata.headlines if fact.source != "h1"]
    return [*facts, Fact(metadata.title, "title")] if metadata.title else facts
