"""Body: the paragraphs of a work that its terms let others republish."""

from __future__ import annotations

from itertools import accumulate

from syndicate import escaping
from syndicate.model import Deed, Policy, Work
from syndicate.text import words


def body(work: Work, policy: Policy) -> tuple[str, ...]:
    """The whole text, or as much of its beginning as the terms set for excerpts, at the end of a word."""
    paragraphs = [" ".join(escaping.plain(each).split()) for each in work.text.split("\n\n")]
    paragraphs = [each for each in paragraphs if each]
    term = policy.term("excerpt")
    if term is None or term.deed is not Deed.REQUIRES:
        return tuple(paragraphs)
    counts = [len(words(each)) for each in paragraphs]
    most = int(str(term.params.get("max_words", sum(counts))))
    share = float(str(term.params.get("max_share", 1)))
    most = min(most, int(sum(counts) * share))
    number = int(str(term.params.get("max_paragraphs", len(paragraphs))))
    before = [0, *accumulate(counts)]
    kept = (_cut(each, most - so_far) for each, so_far in zip(paragraphs[:number], before, strict=False))
    return tuple(each for each in kept if each)


def _cut(text: str, most: int) -> str:
    """At most so many words of the text."""
    found = words(text)
    return text if len(found) <= most else found.slice(0, most) if most > 0 else ""
