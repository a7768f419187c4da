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

import re

from syndicate.model import Case, Finding, Line, Side, Zone
from syndicate.owners import publisher_names
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight
from syndicate.rules._findings import cannot_tell, failed, of_fact, of_line, passed, where
from syndicate.rules._names import person_named, publisher_named
from syndicate.rules._wording import says
from syndicate.text import Words, find_phrase, forms, line_words, words
from syndicate.urls import site

_SIGN = re.compile(r"[©ⓒ]|\(c\)|&copy;", re.IGNORECASE)
_CLAIM_BLOCKS = 4
"""A claim by the host stands right under or over the text; further away it is the page's footer."""
_MORE_WORDS = 20
"""Words of the page's own after a claim, without which the claim is the page's last line: its footer."""
_LABEL_WORDS = 4  # words that a registered name may be made of: "losandes" is "Los Andes"
_LINE_WORDS = 60
_COPIED_WORDS = (
    20  # a notice that the work brings with it; longer copied lines are prose that speaks of copyright
)
_PICTURE = re.compile(
    r"(?<!\w)(?:photo|image|picture|illustration|graphic|foto|bild|grafik|imagen|imagem|immagine|фото|görsel|صورة|图|圖)",
    re.IGNORECASE,
)
"""Words before the sign that make it the mark of a picture: "Photo © …"."""
_RIGHTS = re.compile(
    r"(?<!\w)(?:rights?|rechte|droits?|derechos?|direitos?|diritt[io]|права?|haklar\w*|telif)(?!\w)|حقوق|版权|版權|著作权|著作權",
    re.IGNORECASE,
)
"""Words for rights, in a line that also names a holder."""


def examine(case: Case) -> Finding:
    holders = _holders(case)
    year = case.work.published.year if case.work.published else ""
    remedy = f"Add a copyright line next to the text: “© {year} {holders[0] if holders else ''}”".replace(
        "  ", " "
    )
    lines = [line for line in case.lines if _is_notice(line)]
    unplaced = [line for line in lines if line.side is Side.UNPLACED and _named(case, line, holders)]
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
    of_rights = [
        line
        for line in case.lines
        if line.near and not line.copied and _RIGHTS.search(line.text) and _named(case, line, holders)
    ]
    if of_rights:
        message = "A line at the copy speaks of rights and names the publisher or author, in words that may be a notice."
        return cannot_tell(case, message, of_line(case, of_rights[0]), remedy=remedy)
    if unplaced:
        message = "A copyright line of the publisher or author stands on the page, but away from the copy."
        return cannot_tell(case, message, of_line(case, unplaced[0]), remedy=remedy)
    return absent(
        case,
        "No copyright line of the publisher or author stands with the copy",
        remedy,
        _seen(case, lines, holders),
    )


def _holders(case: Case) -> tuple[str, ...]:
    """The names that a notice may carry, as `holder` says."""
    holder = case.term.params.get("holder", "any")
    publishers = publisher_names(case.policy, case.work) if holder in ("publisher", "any") else ()
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
    """The holder that the line names, as it spells the name."""
    text = line_words(line.text)
    authors = [author for author in case.work.authors if author in holders]
    publishers = tuple(name for name in holders if name not in authors)
    persons = (person_named(text, author) for author in authors)
    span = publisher_named(text, publishers, linked=True) or next(filter(None, persons), None)
    return text.slice(*span) if span else ""


def _claimed_by_host(case: Case, line: Line) -> bool:
    """Whether the line claims the text for the site that shows it.

    It does so by the site's own name, in the copy or right under it in the same element. Where nothing of the page's
    own follows, the line is the page's footer, which says nothing about the copy.
    """
    region = case.match.region
    if region is None or _PICTURE.search(line.text) or not _names_site(case, line_words(line.text)):
        return False
    if line.side is Side.INSIDE:
        return True
    under = line.side is Side.AFTER and line.block - region.last <= _CLAIM_BLOCKS
    parents = {block.place.path[:-1] for block in case.page.blocks[region.first : region.last + 1]}
    own = (
        len(line_words(other.text)) for other in case.lines if other.block > line.block and _is_content(other)
    )
    return under and line.place.path[:-1] in parents and sum(own) >= _MORE_WORDS


def _is_content(line: Line) -> bool:
    return not line.place.hidden and line.place.zone not in (Zone.FOOTER, Zone.NAV)


def _names_site(case: Case, text: Words) -> bool:
    """Whether whole words of the line are the name that the site goes by, or the one it registered."""
    metadata = case.page.metadata
    label = site(case.page.url).partition(".")[0].replace("-", "")
    runs = {
        "".join(text.forms[start : start + count])
        for start in range(len(text))
        for count in range(1, _LABEL_WORDS + 1)
    }
    names = (metadata.site_name, *(fact.value for fact in metadata.publishers))
    return label in runs or any(name and find_phrase(text, name) >= 0 for name in names)


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
        if publisher_named(words(fact.value), holders, linked=True)
    ]
    return elsewhere + facts
