"""Whether a page is wholly the page that a visitor sees; what it is instead, where it is not.

A sign alone never decides: articles are written about captchas, cookies and paywalls. Every check asks first
how little other text there is, and a page of normal length has no problem whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from syndicate.errors import BotWall, ConsentWall, Empty, PageError, ScriptOnly, SoftNotFound, Withheld
from syndicate.model import Page, Zone
from syndicate.page import walls

LITTLE = 700  #: letters, about 110 words: the longest challenge texts seen stay below, articles above
SOME = 3_000  #: letters of teasers that a "not found" page may list
PARAGRAPH = 400  #: letters of a paragraph that is no teaser
A_FEW = 250  #: letters that an unfilled page shell shows
NEXT_TO_NOTHING = 150  #: letters beside what the server says for itself
FEWEST = 3  #: words below which a page is empty
SCRIPT_HIDDEN = 20  #: times more text hidden by style than shown: a script is to show it

_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TITLE_PARTS = re.compile(r"\s[|–—·»«-]\s|[|·»«]")
_SENTENCE = re.compile(r"\n|(?<=[.!?])\s")
_OUTSIDE = (Zone.NAV, Zone.FOOTER, Zone.ASIDE, Zone.COMMENTS)
_NO_STYLE = ("noscript", "template", "comment")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the checks look at."""

    page: Page
    text: str  #: all visible text, lower case
    body: int  #: letters outside navigation, sidebars, comments and footer
    longest: int  #: letters of the longest block
    title: str
    heading: str


def problem(page: Page) -> PageError | None:
    """Why nothing may be judged by this page, None where it may."""
    wrong_status = _status(page)
    if wrong_status:
        return wrong_status
    body = 0
    for block in page.blocks:
        if block.place.zone not in _OUTSIDE:
            body += _letters(block.text)
            if body > SOME:
                return None
    shown = _shown(page, body)
    for check in _CHECKS:
        found = check(shown)
        if found:
            return found
    return None


def _shown(page: Page, body: int) -> _Shown:
    headings = [block.text for block in page.blocks if block.heading and block.heading <= 2][:3]
    return _Shown(
        page,
        "\n".join(block.text for block in page.blocks).lower(),
        body,
        max((_letters(block.text) for block in page.blocks), default=0),
        page.metadata.title.lower(),
        "\n".join(headings).lower(),
    )


def _letters(text: str) -> int:
    """Length of a text; an ideograph says about as much as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * len(_IDEOGRAPHS.findall(text))


def _status(page: Page) -> PageError | None:
    status = page.capture.status
    if 200 <= status < 300 and status != 206:
        return None
    if status in (404, 410):
        return SoftNotFound(f"The server answers that the page is not there (status {status}).", url=page.url)
    if status in (401, 402):
        return Withheld(f"The server asks for a login or a payment (status {status}).", url=page.url)
    if status in (403, 429, 503):
        return BotWall(f"The server refuses to show the page to a program (status {status}).", url=page.url)
    return Empty(f"The server answers with status {status} instead of the whole page.", url=page.url)


def _bot_wall(shown: _Shown) -> PageError | None:
    return (
        BotWall("The site shows a check for robots instead of the page.", url=shown.page.url)
        if _is_check(shown)
        else None
    )


def _is_check(shown: _Shown) -> bool:
    named = any(
        walls.CHALLENGE_LINES.fullmatch(line.strip(" .!?…"))
        for line in (shown.title, *shown.heading.split("\n"))
    )
    if shown.body > LITTLE:
        return named and shown.body < 3 * LITTLE and bool(walls.PROOF_OF_WORK.search(shown.text))
    page = shown.page
    marked = any(
        fact.value.lower() in walls.CHALLENGE_NAMES or fact.value.startswith("cf-chl-")
        for fact in page.metadata.markers
    )
    scripts = any(
        name in source.lower() for source in page.metadata.scripts for name in walls.CHALLENGE_SCRIPTS
    )
    worded = walls.CHALLENGE_WORDS.search(f"{shown.title}\n{shown.heading}")
    said = worded or walls.CHALLENGE_WORDS.search(shown.text)
    bare = shown.body < LITTLE // 2 and len(page.links) < 10
    asked = named or worded or walls.CHALLENGE_ASKS.search(shown.text)
    return bool(
        (said and (marked or scripts))
        or (named and walls.PROOF_OF_WORK.search(shown.text))
        or (asked and bare)
        or ((marked or scripts) and bare and len(page.blocks) < 6)
    )


def _consent_wall(shown: _Shown) -> PageError | None:
    asks = other = 0
    for block in shown.page.blocks:
        text = block.text.lower()
        if walls.CONSENT_WORDS.search(text):
            asks += _letters(text)
        elif block.place.zone not in _OUTSIDE and not walls.CONSENT_ACTS.search(text):
            other += _letters(text)
    if asks < 80 or other > min(asks, LITTLE) or not walls.CONSENT_ACTS.search(shown.text):
        return None
    return ConsentWall("The site shows a consent form instead of the page.", url=shown.page.url)


def _script_only(shown: _Shown) -> PageError | None:
    page = shown.page
    veiled = sum(
        _letters(block.text) for block in page.hidden if not block.place.hidden.startswith(_NO_STYLE)
    )
    if shown.body < LITTLE and veiled > SCRIPT_HIDDEN * max(len(shown.text), 50):
        return ScriptOnly("Nearly all text of the page is hidden until a script shows it.", url=page.url)
    if len(shown.text) > A_FEW:
        return None
    spare = "\n".join(block.text for block in page.hidden if block.place.hidden == "noscript").lower()
    rooted = any(
        fact.source == "id" and fact.value.lower() in walls.APP_ROOTS for fact in page.metadata.markers
    )
    if walls.SCRIPT_WORDS.search(f"{shown.text}\n{spare}") or (rooted and page.metadata.scripts):
        return ScriptOnly(
            "The text of the page is built by JavaScript; what arrived is an empty shell.", url=page.url
        )
    return None


def _soft_not_found(shown: _Shown) -> PageError | None:
    if shown.longest >= PARAGRAPH:
        return None
    named = any(_says_not_found(line) for line in shown.heading.split("\n"))
    titled = any(_says_not_found(part) for part in _TITLE_PARTS.split(shown.title))
    if named or (titled and shown.body < LITTLE):
        return SoftNotFound("The site answers with its “not found” page.", url=shown.page.url)
    return None


def _says_not_found(line: str) -> bool:
    """Whether most of the line says so: "page not found", not "bodies not found under the rubble"."""
    return _is_mostly(walls.NOT_FOUND, line)


def _is_mostly(pattern: re.Pattern[str], line: str) -> bool:
    return any(2 * len(match.group()) > len(line.strip()) for match in pattern.finditer(line))


def _failure(shown: _Shown) -> PageError | None:
    if shown.body > LITTLE:
        return None
    lines = _SENTENCE.split(shown.text)
    said = [line for line in lines if _is_mostly(walls.FAILURE, line)]
    titled = any(_is_mostly(walls.FAILURE, part) for part in _TITLE_PARTS.split(shown.title))
    talk = [line for line in lines if line not in said and walls.FAILURE_TALK.search(line)]
    if not (said or (titled and talk)) or _besides(shown, [*said, *talk]) > NEXT_TO_NOTHING:
        return None
    return Empty(
        "The site answers with an error or a notice of its own instead of the page.", url=shown.page.url
    )


def _besides(shown: _Shown, lines: Iterable[str]) -> int:
    """Letters of the body without these sentences."""
    return shown.body - sum(_letters(line) for line in lines)


def _refused(shown: _Shown) -> PageError | None:
    """A page that is shown in other countries only, or to members only."""
    if shown.body > LITTLE:
        return None
    for pattern, why in (
        (walls.NOT_HERE, "The site does not show the page in this country."),
        (walls.MEMBERS, "The site shows the page to its members only."),
    ):
        said = [line for line in _SENTENCE.split(shown.text) if pattern.search(line)]
        if said and _besides(shown, said) <= NEXT_TO_NOTHING:
            return Withheld(why, url=shown.page.url)
    return None


def _withheld(shown: _Shown) -> PageError | None:
    locked = shown.page.metadata.free_to_read is False
    if walls.PAYWALL.search(shown.text) and shown.body < (2 * LITTLE if locked else LITTLE):
        return Withheld("The text breaks off at a request to subscribe or log in.", url=shown.page.url)
    return None


def _empty(shown: _Shown) -> PageError | None:
    words = len(shown.text.split())
    if words >= FEWEST or _letters(shown.text) >= 20:
        return None
    count = "no text" if words == 0 else f"hardly any text ({words} word{'s' * (words > 1)})"
    return Empty(f"The page holds {count}.", url=shown.page.url)


_CHECKS: tuple[Callable[[_Shown], PageError | None], ...] = (
    _bot_wall,
    _consent_wall,
    _script_only,
    _soft_not_found,
    _failure,
    _refused,
    _withheld,
    _empty,
)
