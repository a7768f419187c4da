"""No picture of the original is shown with the copy.

## What it checks
The copy goes without the pictures of the original: most publishers give away their text only, since photographs and
drawings belong to others.

## What counts
A visible picture in or next to the copy that is the same file as one of the original's (sizes, proxies and parameters
make no difference), or has the same telling file name, or is loaded from the publisher's host into the middle of the
text. Logos, portraits of authors, buttons, icons and counters are no pictures of the article; a preview picture in the
metadata is not shown. With `marked`, only pictures whose caption has such a mark are meant.

## What it cannot tell
The caption or the address names an agency, a collection, a free licence or another holder: the site may have its own
licence. The picture only looks the same, or has a name that other pictures may have; it stands away from the copy; it
is none of those known of the original; the terms leave some pictures free (`if_shown`), or the caption with the mark is
not known. Under another name and address a picture is found only where it was looked at (`syndicate check --pictures`).

## What mends it
Leaving the pictures out, or a permission of whoever holds the rights in them.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules.media.pictures import Shown, shown

_SHOWN = 3


def examine(case: Case) -> Finding:
    marks = case.term.words("marked")
    found = [(each, _doubt(each, marks)) for each in shown(case, signs=not marks) if _is_meant(each, marks)]
    if not found:
        return passed(case, "No picture of the original is seen on the page." if not marks else _NONE_MARKED)
    remedy = f"Leave out the pictures of the original, or ask for permission: {found[0][0].image.src}"
    sure = [each.evidence(case) for each, doubt in found if not doubt]
    if sure and case.term.params.get("if_shown") == "cannot_tell":
        message = f"The page shows {_count(len(sure))} of the original. The terms leave some pictures free; a person decides."
        return cannot_tell(case, message, *sure[:_SHOWN], remedy=remedy)
    if sure:
        return failed(case, f"The page shows {_count(len(sure))} of the original.", remedy, *sure[:_SHOWN])
    evidence = [each.evidence(case) for each, _ in found]
    message = f"The page may show {_count(len(found))} of the original. {found[0][1]}"
    return cannot_tell(case, message, *evidence[:_SHOWN], remedy=remedy)


_NONE_MARKED = "No picture of the original that is marked as kept back is seen on the page."


def _is_meant(each: Shown, marks: tuple[str, ...]) -> bool:
    """Whether the terms mean this picture; one whose captions lack the mark is free."""
    said = f"{each.caption} {each.theirs}".strip()
    return not marks or not said or _is_marked(said, marks)


def _is_marked(said: str, marks: tuple[str, ...]) -> bool:
    return any(mark.casefold() in said.casefold() for mark in marks)


def _doubt(each: Shown, marks: tuple[str, ...]) -> str:
    """Why this picture does not settle it; "" where it does."""
    if each.doubt:
        return each.doubt
    if each.credit:
        return f"It is credited to {each.credit}, and the site may have a licence of its own."
    if marks and not _is_marked(f"{each.caption} {each.theirs}", marks):
        return "Whether it is marked as kept back is not known: no caption of it was read."
    return ""


def _count(number: int) -> str:
    return "a picture" if number == 1 else f"{number} pictures"
