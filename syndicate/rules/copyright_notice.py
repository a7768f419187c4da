"""The copyright of the work is acknowledged.

## What it checks
A copyright line with the copy names the publisher or an author, as the term's `holder` says.

## What counts
©, (c), "copyright", "all rights reserved" or their like in ten languages, in a visible line in or next to the copy,
together with a name or alias of the publisher, or the name of an author. The copyright line of the host in the footer of
its page says nothing about the copy, neither way; that of a photograph neither.

## What it cannot tell
A copyright line without a holder. Where the terms only ask that copyright be "acknowledged" (`if_absent =
"cannot_tell"`), a copy without any such line.

## What mends it
A line such as "© 2026 Publisher" under the text.
"""

from __future__ import annotations

import re

from syndicate.model import Case, Finding, Line, Side
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight, publisher_names
from syndicate.rules._findings import cannot_tell, failed, of_fact, of_line, passed, where
from syndicate.rules._names import person_named, publisher_named
from syndicate.rules._wording import says
from syndicate.text import forms, line_words, words
from syndicate.urls import host

_SIGN = re.compile(r"[©ⓒ]|\(c\)|&copy;", re.IGNORECASE)
_CLAIM_BLOCKS = 4
"""A claim by the host stands right under or over the text; further away it is the page's footer."""
_LINE_WORDS = 60
_COPIED_WORDS = (
    20  # a notice that the work brings with it; longer copied lines are prose that speaks of copyright
)
_PICTURE = re.compile(
    r"(?<!\w)(?:photo|image|picture|illustration|graphic|foto|bild|grafik|imagen|imagem|immagine|фото|görsel|صورة|图|圖)",
    re.IGNORECASE,
)
"""Words before the sign that make it the mark of a picture: "Photo © …"."""


def examine(case: Case) -> Finding:
    holders = _holders(case)
    year = case.work.published.year if case.work.published else ""
    remedy = f"Add a copyright line next to the text: “© {year} {holders[0] if holders else ''}”".replace(
        "  ", " "
    )
    lines = [line for line in case.lines if _is_notice(line)]
    near = [line for line in lines if line.near]
    for line in near:
        if name := _named(case, line, holders):
            return passed(case, f"A copyright line names {name}.", of_line(case, line))
    claims = [line for line in near if _claimed_by_host(case, line)]
    if claims:
        message = (
            "A copyright line at the copy names the host of the page instead of the publisher or author."
        )
        return failed(case, message, remedy, of_line(case, claims[0]))
    nameless = [line for line in near if _nameless(line)]
    if nameless:
        message = "A copyright line stands at the copy without saying whose it is."
        return cannot_tell(case, message, of_line(case, nameless[0]), remedy=remedy)
    return absent(
        case,
        "No copyright line of the publisher or author stands with the copy",
        remedy,
        _seen(case, lines, holders),
    )


def _holders(case: Case) -> tuple[str, ...]:
    """The names that a notice may carry, as `holder` says."""
    holder = case.term.params.get("holder", "any")
    publishers = publisher_names(case) if holder in ("publisher", "any") else ()
    authors = case.work.authors if holder in ("author", "any") else ()
    return (*publishers, *authors)


def _is_notice(line: Line) -> bool:
    text = line_words(line.text)
    if len(text) > (_COPIED_WORDS if line.copied else _LINE_WORDS):
        return False
    sign = _SIGN.search(line.text)
    said = sign.group() if sign else says(text, "copyright")
    return bool(said) and not _PICTURE.search(line.text.partition(said)[0])


def _named(case: Case, line: Line, holders: tuple[str, ...]) -> str:
    text = line_words(line.text)
    authors = [author for author in case.work.authors if author in holders]
    return publisher_named(text, tuple(name for name in holders if name not in authors)) or next(
        (found for author in authors if (found := person_named(text, author))), ""
    )


def _claimed_by_host(case: Case, line: Line) -> bool:
    """Whether the line claims the text for the site that shows it: its own name, right at the text."""
    region = case.match.region
    if region is None or line.side is Side.FAR:
        return False
    distance = max(region.first - line.block, line.block - region.last, 0)
    if distance > _CLAIM_BLOCKS:
        return False
    letters = "".join(line_words(line.text).forms)
    site = host(case.page.url).split(".")
    own = [label for label in site if len(label) > 3]
    names = [case.page.metadata.site_name, *(fact.value for fact in case.page.metadata.publishers)]
    return any(label.replace("-", "") in letters for label in own) or any(
        "".join(forms(name)) in letters for name in names if len(name) > 3
    )


def _nameless(line: Line) -> bool:
    """Whether nothing is left of the line but years and the words of the notice itself."""
    text = line_words(line.text)
    phrase = says(text, "copyright")
    rest = [
        form
        for form in text.forms
        if not form.isdigit() and form not in ("c", "copyright", "all", "rights", "reserved")
    ]
    return not rest or tuple(rest) == forms(phrase)


def _seen(case: Case, lines: list[Line], holders: tuple[str, ...]) -> list[Mention]:
    """Notices of the right holder in places that do not count."""
    elsewhere = [
        Mention(Weight.ELSEWHERE, of_line(case, line), where(line.place) or "away from the copy")
        for line in lines
        if not line.near and _named(case, line, holders)
    ]
    facts = [
        Mention(Weight.ELSEWHERE, of_fact(case, fact), "in the page's metadata only")
        for fact in case.page.metadata.rights
        if publisher_named(words(fact.value), holders)
    ]
    return elsewhere + facts
