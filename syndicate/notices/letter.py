"""Letter: what is written about one page, from its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from syndicate import escaping, resources, templating
from syndicate.model import Finding, Outcome, Policy, Report, Strength, Verdict
from syndicate.snippets import Piece, snippet
from syndicate.urls import host

_SLOT = re.compile(r"\{(\w+)\}")
_BLANK = re.compile(r"\[✎ ([^\]]*)\]")
_CC_4 = re.compile(r"https?://creativecommons\.org/licenses/[a-z-]+/4\.0/")
_FIRST = "author_credit publisher_credit credit_wording original_link copyright_notice license_notice".split()
_TITLE = 120  #: characters of a title in a subject

Sentence = tuple[Piece, ...]


class Stage(StrEnum):
    """How a letter speaks; each is one more attempt, and none is a threat."""

    COURTESY = "courtesy"
    REMINDER = "reminder"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True)
class Point:
    """A condition that is not met; `message` is English where `english`, else in the letter's language."""

    term: str
    message: str
    english: bool
    remedy: str  #: English, and only in an English letter
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in one language. `opening` comes before the points; what only a person can say stands as `[✎ …]`."""

    lang: str
    dir: str
    subject: str
    opening: Sentence
    points: tuple[Point, ...]
    questions: tuple[str, ...]
    fix: str  #: HTML to paste
    words: Mapping[str, Any]
    links: tuple[tuple[str, str], ...]  #: label, address
    closing: tuple[str, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is left for a person to fill in, in the order in which it stands."""
        ours = (piece.text for piece in self.opening if piece.ours)
        return tuple(blank for text in (*ours, *self.closing) for blank in _BLANK.findall(text))

    def text(self) -> str:
        """The plain text; values are isolated where the script runs from right to left (Unicode UAX #9)."""
        from markupsafe import Markup

        lines = tuple(Markup(line) for line in self.fix.splitlines())  # noqa: S704 - text, already escaped HTML
        return templating.render("notice.txt", letter=self, fix=lines).strip() + "\n"

    def html(self) -> str:
        """The letter as one HTML file that loads nothing."""
        return templating.render("notice.html", letter=self)


def why_none(report: Report) -> str:
    """Why no letter is written about this page; "" where one is: only what failed is written about."""
    if report.verdict is Verdict.NON_COMPLIANT:
        return ""
    return f"{report.verdict.replace('_', ' ')}: {report.reason}"


def letter(report: Report, stage: Stage = Stage.COURTESY, *, lang: str = "en", paste: str = "") -> Letter:
    """The letter about a page that does not meet its terms, in `lang`, with the credit in the language `paste`.

    Waived terms, requests and preferences are left out; what could not be told is asked about in a courtesy note only.
    Only CC 4.0 licences grant time to mend (their section 6(b)(1)), so only their letters name it.
    Raises UsageError as `snippet` does; ValueError for a report that no letter is written about.
    """
    if reason := why_none(report):
        raise ValueError(reason)
    words: dict[str, Any] = resources.data("notices")[lang]
    values = _values(report)
    subject = words["subject_reminder" if stage is Stage.REMINDER else "subject"]
    named = {"title": escaping.one_line(values["title"], _TITLE)}
    return Letter(
        lang=lang,
        dir=words.get("dir", "ltr"),
        subject=escaping.one_line("".join(piece.text for piece in _fill(subject, named))),
        opening=_fill(words[stage], values),
        points=tuple(_points(report, words, lang, stage)),
        questions=tuple(_questions(report)) if stage is Stage.COURTESY else (),
        fix=snippet(report.work, report.policy, format="html", lang=paste or lang),
        words=words,
        links=tuple(_links(report, words)),
        closing=tuple(_closing(report.policy, words, stage)),
    )


def _values(report: Report) -> dict[str, str]:
    work = report.work
    publisher = report.policy.assigner.name or work.publisher or host(work.url)
    moment = report.checked_at.date().isoformat() if report.checked_at else "[✎ YYYY-MM-DD]"
    return {"title": f"“{work.title or work.url}”", "publisher": publisher, "date": moment}


def _fill(sentence: str, values: Mapping[str, str]) -> Sentence:
    parts = enumerate(_SLOT.split(sentence))
    return tuple(Piece(values[part]) if at % 2 else Piece(part, ours=True) for at, part in parts if part)


def _conditions(report: Report, outcome: Outcome) -> list[Finding]:
    found = (each for each in report.findings if each.outcome is outcome and each.waiver is None)
    return [each for each in found if each.strength is Strength.CONDITION]


def _points(report: Report, words: Mapping[str, Any], lang: str, stage: Stage) -> Iterator[Point]:
    """What is missing first, credits before links before notices; the words of the terms in a formal letter."""
    failed = _conditions(report, Outcome.FAILED)
    failed.sort(key=lambda each: _FIRST.index(each.term) if each.term in _FIRST else len(_FIRST))
    for each in failed:
        own = words.get("said", {}).get(each.term, "")
        clause = each.clause if stage is Stage.FORMAL else type(each.clause)()
        yield Point(
            each.term,
            own or each.message,
            not own and lang != "en",
            each.remedy if lang == "en" else "",
            clause.quote,
            clause.url or (report.policy.terms_url if clause.quote else ""),
        )


def _questions(report: Report) -> Iterator[str]:
    """The publisher's words for what could not be told: to ask for them claims nothing."""
    asked = (each.clause.quote for each in _conditions(report, Outcome.CANNOT_TELL))
    yield from dict.fromkeys(quote for quote in asked if quote)


def _links(report: Report, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    page = report.page.url if report.page else report.url
    for label, url in (("page", page), ("original", report.work.url), ("terms", report.policy.terms_url)):
        if escaping.href(url) != "#":
            yield words[label], url


def _closing(policy: Policy, words: Mapping[str, Any], stage: Stage) -> Iterator[str]:
    if policy.is_licence and _CC_4.match(policy.terms_url):
        yield words["cure"]
    yield words["closing"]
    yield words["role"]
    if stage is Stage.FORMAL:
        yield words["authorised"]
    yield words["regards"]
    yield words["name"]
