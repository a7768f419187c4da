"""Kinds: what a page's share of a work amounts to. One table of thresholds, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.model import Kind


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that decides, and why it is what it is."""

    value: float
    reason: str


PASSAGE_WORDS = Threshold(10, "shorter runs are idioms, titles and names that two texts share by chance")
PASSAGE_DENSITY = Threshold(0.4, "a passage is copied when two words in five are equal and in order")
SMALL_COPY = Threshold(20, "under 20 words nobody copies an article; a title with a teaser line has as many")
FULL = Threshold(
    0.75, "a repost with every seventh word changed keeps four fifths; cuts beyond a quarter excerpt"
)
EXCERPT = Threshold(
    0.65, "where the copy is most of what the page itself says, the page is a copy, however short"
)
QUOTED_SHARE = Threshold(
    0.18, "up to a sixth of a work inside somebody's own longer text is what quotation looks like"
)
HOST_TEXT = Threshold(
    0.5, "a quotation serves a text of one's own: the host's words outweigh the copied ones"
)


def decide(containment: float, page_share: float, shared: int) -> tuple[Kind, str]:
    """The kind and its reason, from the shares of work and page that are common and the count of common words."""
    of_work, of_page = f"{containment:.0%} of the work", f"{page_share:.0%} of the text around it"
    if shared < SMALL_COPY.value:
        return Kind.NONE, f"only {shared} words in a row or near each other are the same"
    if containment >= FULL.value:
        return Kind.FULL, f"the page holds {of_work}"
    if page_share >= EXCERPT.value:
        return Kind.EXCERPT, f"the page holds {of_work}, and that is {of_page}"
    in_longer_text = page_share < HOST_TEXT.value and containment <= 2 * QUOTED_SHARE.value
    if containment <= QUOTED_SHARE.value or in_longer_text:
        return Kind.QUOTATION, f"the page quotes {of_work} inside a longer text; the quotation is {of_page}"
    return Kind.EXCERPT, f"the page holds {of_work}"
