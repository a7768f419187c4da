"""Absence: what follows when a page does not show what a term asks for, or shows it in another place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from syndicate.model import Case, Finding, Kind, Side
from syndicate.reuse.page_text import work_words
from syndicate.rules._credits import Mention
from syndicate.rules._findings import cannot_tell, failed
from syndicate.rules._once import once
from syndicate.rules._wording import says
from syndicate.rules.linking.links import link_to_article
from syndicate.text import line_words

_SHOWN = 3  # places seen elsewhere that are worth showing
_WALL_BLOCKS = 4  # how far below the copy a wall or a link to the rest stands
_WALL_WORDS = 12
_RUN = 8  # words in a row that tell a hidden piece of the work

_SIDES = {Side.BEFORE: "before the copy", Side.INSIDE: "inside the copy", Side.AFTER: "after the copy"}
_PLACES = {"top": "at the top", "end": "at the end"}


def absent(case: Case, message: str, remedy: str, seen: Sequence[Mention] = ()) -> Finding:
    """`message` says what is missing, without its full stop; `seen` are the places that do not count.

    The term's `if_absent` decides: a licence may be content with one link to a page that says it all (CC 4.0 §3(a)(2)).
    """
    places = list(dict.fromkeys(mention.place for mention in seen if mention.place))
    if places:
        message += f"; it was seen {', '.join(places[:_SHOWN])}"
    evidence = [mention.evidence for mention in seen[:_SHOWN]]
    choice = case.term.params.get("if_absent", "failed")
    if choice == "cannot_tell":
        return cannot_tell(case, f"{message}. {UNSAID}", *evidence, remedy=remedy)
    if choice == "cannot_tell_if_linked" and link_to_article(case):
        message = f"{message}. The copy links to the original, and that link may be enough."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    if breaks_off(case):
        return cannot_tell(case, f"{message}. {BROKEN_OFF}", *evidence, remedy=remedy)
    return failed(case, f"{message}.", remedy, *evidence)


def misplaced(case: Case, name: str, remedy: str, found: Sequence[Mention]) -> Finding:
    """What the term asks for is with the copy, but not where the term wants it."""
    sides = dict.fromkeys(_SIDES[mention.side] for mention in found if mention.side in _SIDES)
    wanted = " or ".join(_PLACES[place] for place in case.term.words("where") if place in _PLACES)
    message = f"{name} is named {' and '.join(sides)}; the terms ask for it {wanted}."
    remedy = remedy.replace("next to the text", f"{wanted} of the text", 1)
    return failed(case, message, remedy, *(mention.evidence for mention in found[:_SHOWN]))


UNSAID = "The terms do not say whether the copy is complete without it; a person decides."
BROKEN_OFF = "The page shows only a part of the text, and it may stand with the rest."


@once
def breaks_off(case: Case) -> bool:
    """Whether the page holds more of the article than it shows: behind a wall, on a next page, folded away."""
    region = case.match.region
    if case.match.kind is not Kind.EXCERPT or region is None:
        return False
    below = range(region.last, region.last + _WALL_BLOCKS + 1)
    runs = _runs(case.work.text)
    for line in case.lines:
        text = line_words(line.text)
        if (
            line.block in below
            and not line.copied
            and len(text) <= _WALL_WORDS
            and says(text, "wall", "more")
        ):
            return True
        if line.place.hidden and len(text) > 2 * _RUN and text.forms[:_RUN] in runs:
            return True
    return False


@lru_cache(maxsize=8)
def _runs(work_text: str) -> frozenset[tuple[str, ...]]:
    """Every run of so many words of a work; cached, since several rules ask about one work."""
    forms = work_words(work_text).forms
    return frozenset(forms[start : start + _RUN] for start in range(len(forms) - _RUN + 1))
