"""Leads: what the line before a statement makes of it: the opening of a list, a heading over it, a question.

"Don't" over a list makes a prohibition of each of its items; "Can I translate it?" turns "No." into one.
"""

from __future__ import annotations

import re
from functools import cache

from syndicate import resources

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_CAN = re.compile(
    r"\b(?:can|may|could|might|am|are|is) (?:i|we|you|one|anyone|others|it|my \w+|(?:a |other )?\w+) "
    r"(?:(?:ok|okay|fine|alright|all right|allowed|permitted|free|possible) (?:for \w+ )?(?:to|if (?:i|we|you)) )?(?P<what>[^?]+)\?$"
)
_MUST = re.compile(
    r"\b(?:do|must|should|am|are) (?:i|we|you) (?:(?:have|need|required|obliged) to )?(?P<what>[^?]+)\?$"
)
_YES = re.compile(
    r"^(?:yes|yep|sure|of course|absolutely|certainly|definitely|go ahead|please do\b(?! not)|feel free|no problem|"
    r"you (?:can|may)\b(?! ?not)|that'?s (?:fine|ok))"
)
_NO = re.compile(r"^(?:no\b(?! problem)|sorry|unfortunately|never|please (?:do not|don't)|not )")
_RATHER_NOT = re.compile(r"^(?:we'd|we would) (?:rather|prefer)\b.*\b(?:not|n't|didn't)")


def spoken(lead: str, text: str) -> tuple[str, str]:
    """Lead and statement in lower case, with straight quotes: as they are read together, and the statement alone.

    A statement that answers a question is the question turned into a statement, with the answer after it.
    """
    before, said = _straight(lead), _straight(text)
    if before.endswith("?"):
        answer = _answered(before, said)
        return answer, answer
    for words, pattern in _openings():
        if pattern.fullmatch(before.strip(" :.…-–—")):
            before = words
            break
    return f"{before} {said}".strip(), said


def opens(heading: str) -> bool:
    """Whether a heading says what the items below it are: things to do, or not to do."""
    words = _straight(heading).strip(" :.…-–—")
    return any(pattern.fullmatch(words) for _, pattern in _openings())


def _answered(question: str, answer: str) -> str:
    can, must = _CAN.search(question), _MUST.search(question)
    if must and must["what"] and (can is None or must.start() < can.start()):
        opening = {"yes": "you must", "no": "you do not need to"}.get(_polarity(answer), "")
        what = must["what"]
    elif can:
        opening = {"yes": "you may", "no": "you may not", "rather not": "ideally, do not"}.get(
            _polarity(answer), ""
        )
        what = can["what"]
    else:
        return answer
    return f"{opening} {_turned(what)}. {answer}" if opening else answer


def _polarity(answer: str) -> str:
    if _RATHER_NOT.search(answer):
        return "rather not"
    if _YES.search(answer):
        return "yes"
    return "no" if _NO.search(answer) else ""


def _turned(words: str) -> str:
    """What the reader asks, as the publisher would say it."""
    turned = {"your": "our", "you": "us", "my": "your", "our": "your", "i": "you"}
    return re.sub(r"\b(?:your|you|my|our|i)\b", lambda found: turned[found[0]], words)


def _straight(text: str) -> str:
    return text.translate(_QUOTES).lower().strip()


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that stand for a heading, with the pattern of the heading."""
    return tuple(
        (row["reads"], re.compile(pattern))
        for row in resources.data("clauses")["openings"]
        for pattern in row["headings"]
    )
