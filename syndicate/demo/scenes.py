"""Scenes: the pages of the small web, what each one shows, and the verdict that it was made to get."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.model import Verdict


@dataclass(frozen=True, slots=True)
class Scene:
    """A page: its file in `pages/`, its path on the web, how it is answered, and what must come of it."""

    name: str  #: what it shows, in a few words
    file: str
    path: str
    expected: Verdict
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


ORIGINAL = Scene("the original", "original.html", "/let-it-travel/5831999", Verdict.NOT_A_COPY)

SCENES = (
    Scene(
        "all as it should be",
        "compliant.html",
        "/riverside-notes/2026/11/let-it-travel/",
        Verdict.COMPLIANT,
    ),
    Scene("no author", "no-author.html", "/village-pump/travel.html", Verdict.COMPLIANT),
    Scene(
        "link to the home page only",
        "home-link.html",
        "/kettle/2026/let-it-travel",
        Verdict.NON_COMPLIANT,
    ),
    Scene(
        "link hidden by CSS",
        "hidden-link.html",
        "/signal-fire/let-it-travel",
        Verdict.NON_COMPLIANT,
    ),
    Scene(
        "credit only in a comment",
        "comment-credit.html",
        "/long-table/essays/let-it-travel",
        Verdict.NON_COMPLIANT,
    ),
    Scene(
        "advertising and a paywall",
        "ads-paywall.html",
        "/ledger/news/let-it-travel",
        Verdict.NEEDS_REVIEW,
    ),
    Scene("edited text", "edited.html", "/harbour-letter/letters/17", Verdict.COMPLIANT),
    Scene("a quotation", "quotation.html", "/alto/2026/11/grey-boxes", Verdict.NOT_A_COPY),
    Scene(
        "a bot wall",
        "bot-wall.html",
        "/fortress/let-it-travel",
        Verdict.NOT_CHECKED,
        403,
        (("cf-mitigated", "challenge"),),
    ),
    Scene("a dead link", "dead-link.html", "/gone/let-it-travel", Verdict.NOT_CHECKED, 404),
)

FEED = "/feed.xml"
"""Where the reposts are announced."""
