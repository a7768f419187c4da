"""Nothing foreign stands between the paragraphs.

## What it checks
What the page has put inside the copied text: boxes, calls to subscribe, links to other pages, labels of advertisements.

## What counts
Visible text between two copied paragraphs, of a sentence or more, with the name of the site that shows it or a link to its
own pages: that is surely the site's. Credit lines of the text, headings, captions and single words are nothing foreign. Advertising
from a site's template is never held against the copy.

## What it cannot tell
Other text between the paragraphs, or any text between parts of the original: somebody may write about it, or the original
may have had a box, a caption or a correction there. A short link to another story of the site. Labels of advertisements: whether an advertisement is presented as a
part of the text is for a person to judge. Slots that are empty until a script fills them are not seen.

## What mends it
Moving the box before or after the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Case, Finding, Kind, Line, Side
from syndicate.owners import publisher_names
from syndicate.reuse.kinds import Threshold
from syndicate.rules._findings import cannot_tell, failed, inapplicable, of_line, passed
from syndicate.rules._wording import CREDIT, says
from syndicate.rules.commerce.signals import signals
from syndicate.rules.linking.links import publisher_blocks
from syndicate.rules.naming.names import person_named, publisher_named
from syndicate.text import Words, find_phrase, line_words
from syndicate.urls import belongs, host

SENTENCE = Threshold(12, "captions, headings and buttons are shorter")
OWN = Threshold(0.7, "two sentences share a quarter of their words by chance; a changed paragraph keeps more")
CLEAR = Threshold(20, "a box with an offer or a pointer has a sentence or two; shorter may be a note")
POINTER = Threshold(4, "words of a link to another story; sites link single terms to their topics by machine")
_SHOWN = 3  # places that become evidence
_CREDIT = 40  # words of a note on the source; longer lines are prose


def examine(case: Case) -> Finding:
    if case.match.region is None:
        return inapplicable(case, "The page holds no copy that something could stand in.")
    inside = list(_inside(case))
    remedy = "Move what is not part of the text before or after it."
    full = case.match.kind is Kind.FULL  # between parts of a text may stand an article about it
    clear = [line for line in inside if full and _is_hosts(case, line)]
    if clear:
        message = f"Text of the site that shows the copy stands between its paragraphs ({len(clear)}×)."
        shown = (of_line(case, line, note="between the paragraphs") for line in clear[:_SHOWN])
        return failed(case, message, remedy, *shown)
    doubts = [
        line
        for line in inside
        if _size(line) >= SENTENCE.value or _is_label(line) or _points_to_own_pages(case, line)
    ]
    if doubts:
        message = (
            "Between the paragraphs stands text that the original does not have, or labels of advertisements; "
            "what it belongs to is for a person to judge."
        )
        shown = (of_line(case, line, note="between the paragraphs") for line in doubts[:_SHOWN])
        return cannot_tell(case, message, *shown, remedy=remedy)
    return passed(case, "Nothing of the page's own was found between the paragraphs.")


def _inside(case: Case) -> Iterator[Line]:
    """The page's own blocks within the copy that are neither headings nor credit lines, each as one line.

    Where a box stands in the place of a paragraph, a few words of the two are equal by chance.
    """
    own: dict[int, list[Line]] = {}
    for line in case.lines:
        if line.side is Side.INSIDE and not line.place.hidden and not line.copied and line.block >= 0:
            own.setdefault(line.block, []).append(line)
    for index, lines in own.items():
        block = case.page.blocks[index]
        text = line_words(block.text)
        credit = len(text) <= _CREDIT and says(text, *CREDIT) and _names_ours(case, index, text)
        is_own = sum(map(_size, lines)) >= OWN.value * len(text)
        if is_own and not block.heading and block.tag != "figcaption" and not credit:
            yield lines[0]._replace(text=block.text)


def _names_ours(case: Case, block: int, text: Words) -> bool:
    """Whether a line of credit is one of this text: it names its publisher or author, or links to the publisher."""
    names = publisher_names(case.policy, case.work)
    persons = (person_named(text, author) for author in case.work.authors)
    return (
        block in publisher_blocks(case)
        or publisher_named(text, names, linked=True) is not None
        or any(persons)
    )


def _size(line: Line) -> int:
    return len(line_words(line.text))


def _is_label(line: Line) -> bool:
    return signals().of_label(line_words(line.text)) == "ads"


def _is_hosts(case: Case, line: Line) -> bool:
    """Whether a text of some length names the site or links to its own pages."""
    whole = any(other.block == line.block and other.text == line.text for other in case.lines)
    if not whole or _size(line) < CLEAR.value:
        return False
    name = case.page.metadata.site_name
    named = bool(name) and find_phrase(line_words(line.text), name) >= 0
    return named or _points_to_own_pages(case, line)


def _points_to_own_pages(case: Case, line: Line) -> bool:
    """Whether the line has a link to another story of the site that shows the copy."""
    own = host(case.page.url)
    return bool(own) and any(
        link.block == line.block
        and len(line_words(link.text)) >= POINTER.value
        and belongs(link.href, (own,))
        for link in case.page.links
    )
