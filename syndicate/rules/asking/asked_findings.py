"""What follows from asked words that stand with the copy, stand elsewhere, or do not stand there."""

from __future__ import annotations

from syndicate.model import Case, Finding, Outcome, Side
from syndicate.rules._absence import absent
from syndicate.rules._conditions import primary
from syndicate.rules._credits import Mention, Weight, in_place
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules.asking.asked import Asked, Likeness, asked, likenesses
from syndicate.rules.asking.han import other_characters

_QUOTED = 160  # characters of the asked words that a message repeats
_PLACES = {"top": "at the top", "end": "at the end"}
_WORST = (Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.PASSED)


def any_of(case: Case, what: str, texts: tuple[str, ...]) -> Finding:
    """The finding for words of which one version is enough; `what` names them: "the tagline"."""
    found = [_decided(case, what, asked(case, text)) for text in texts]
    return max(found, key=lambda finding: _WORST.index(finding.outcome))


def each_of(case: Case, what: str, texts: tuple[str, ...]) -> Finding:
    """The finding for words that must all stand there."""
    found = [_decided(case, what, asked(case, text)) for text in texts]
    return min(found, key=lambda finding: _WORST.index(finding.outcome))


def _decided(case: Case, what: str, wanted: Asked) -> Finding:
    found = likenesses(case, wanted)
    tolerance = int(str(case.term.params.get("tolerance", 0)))
    good = [like for like in found if like.wrong <= tolerance]
    with_copy = [like for like in good if not like.place]
    remedy = f"Put these words next to the text: “{wanted.text}”"
    for like in with_copy:
        if in_place(like.side, case.term.words("where")):
            return passed(case, f"The copy has {what} in the words that the terms ask for.", like.evidence)
    if with_copy:
        places = " or ".join(_PLACES[place] for place in case.term.words("where") if place in _PLACES)
        message = f"The copy has {what}, but not {places}, where the terms ask for it."
        return failed(case, message, remedy.replace("next to", f"{places} of", 1), with_copy[0].evidence)
    unclear = _unclear(case, what, found, good)
    if unclear:
        message, like = unclear
        return cannot_tell(case, message, like.evidence, remedy=remedy)
    return _missing(case, what, wanted, good, remedy)


def _unclear(
    case: Case, what: str, found: list[Likeness], good: list[Likeness]
) -> tuple[str, Likeness] | None:
    """What a reader may take for the words, and why that is open."""
    for like in good:
        if like.side is Side.UNPLACED and like.place == "away from the copy":
            return f"The page has {what}, but away from the copy.", like
        if like.place == "in a sidebar":
            return (
                f"The page has {what}, but in a sidebar, which may be a box that belongs to the copy.",
                like,
            )
    for like in found:
        if not like.place:
            lacks = f"it lacks {', '.join(like.missing)}" if like.missing else "other words stand between"
            return f"The copy has {what} in similar words; {lacks}.", like
    return None


def _missing(case: Case, what: str, wanted: Asked, seen: list[Likeness], remedy: str) -> Finding:
    text = wanted.text
    text = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"
    message = f"The copy does not have {what} that the terms ask for, “{text}”"
    if _is_translated(case):
        message += (
            f". The page is in another language ({case.page.language}), and may have it in other words."
        )
        return cannot_tell(case, message, remedy=remedy)
    if other_characters(text, case.page):
        message += ". The page is in the other form of Chinese characters, and may have it in those."
        return cannot_tell(case, message, remedy=remedy)
    mentions = [Mention(Weight.ELSEWHERE, like.evidence, like.place, like.side) for like in seen]
    return absent(case, message, remedy, mentions)


def _is_translated(case: Case) -> bool:
    here, there = primary(case.page.language), primary(case.work.language)
    return bool(here and there and here != there)
