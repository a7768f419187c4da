"""Finding: what one rule says of one term, with its evidence (W3C EARL outcomes, Web Annotation selectors)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import quote as percent

from syndicate.model.capture import Capture
from syndicate.model.line import Line
from syndicate.model.listed import Lists
from syndicate.model.match import Match
from syndicate.model.page import Page
from syndicate.model.policy import Clause, Policy, Strength, Term, Waiver
from syndicate.model.work import Work


class Outcome(StrEnum):
    """EARL's outcome values, in our spelling."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at.

    `work` has the text of the version that the page fits best. `lines` are the page's own words with their place beside
    the copy; `resolved` maps addresses that were followed to where they lead, `pictures` those that were looked at to what
    they look like; `lists` are the filter lists at hand, and `ads_txt` is what the page's site sent for `/ads.txt`, where
    somebody asked. `first_seen` is when a store first saw the copy there, and it was not seen missing since.
    """

    policy: Policy
    term: Term
    work: Work
    page: Page
    match: Match
    lines: tuple[Line, ...] = ()
    now: datetime | None = None
    resolved: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    lists: Lists | None = None
    ads_txt: Capture | None = None
    first_seen: datetime | None = None

    @property
    def today(self) -> date | None:
        return self.now.date() if self.now else None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the page with their neighbours (Web Annotation `TextQuoteSelector`)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place on the captured page: the words, the element, the digest of the capture they were read in."""

    quote: Quote
    selector: str = ""
    url: str = ""  #: of the page
    sha256: str = ""  #: of the capture
    note: str = ""  #: what this place shows, in a few words
    visible: bool = True  #: whether a reader sees these words on the page
    line: int = 0  #: of the file in which they stand, from 1; 0 where it was fetched, or that is not certain

    @property
    def fragment_url(self) -> str:
        """A link that opens the page at these words (text fragments, WICG `#:~:text=`); "" where a reader would not see them."""
        if not (self.visible and self.url.startswith(("http://", "https://")) and self.quote.exact):
            return ""
        words = self.quote.exact.split()
        ends = [" ".join(words)] if len(words) <= 10 else [" ".join(words[:5]), " ".join(words[-5:])]
        text = ",".join(percent(end, safe="", errors="replace").replace("-", "%2D") for end in ends)
        return f"{self.url.partition('#')[0]}#:~:text={text}"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one term. `message` states what the page shows, `remedy` what would mend it."""

    term: str
    outcome: Outcome
    message: str
    group: str = ""
    strength: Strength = Strength.CONDITION
    clause: Clause = Clause()
    evidence: tuple[Evidence, ...] = ()
    remedy: str = ""
    waiver: Waiver | None = None  #: set where a failed term was waived; the outcome stays
    line: int = 0  #: of the file, from 1, where its first evidence stands, else where the mend goes; 0 where that is not certain
