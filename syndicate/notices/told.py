"""Told: what a report written earlier tells of a page, as far as a letter needs it. Nothing is fetched.

text of `check -f json` (or jsonl) + the policy it was judged by → reports with their pages' languages
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from syndicate.errors import UsageError
from syndicate.model import (
    SCHEMA,
    Assigner,
    Clause,
    Finding,
    Outcome,
    Policy,
    Report,
    Strength,
    Verdict,
    Waiver,
    Work,
)
from syndicate.report.baseline import values


@dataclass(frozen=True, slots=True)
class Told:
    """A report without page and match, at the address where the page was read; `asked` is the one asked for."""

    report: Report
    asked: str
    lang: str  #: of the page, "" where none was told
    sha256: str  #: of the policy's file

    def under(self, policy: Policy) -> Report:
        """The report with its terms. Raises UsageError where they are not, byte for byte, the ones it was judged by."""
        judged = self.report.policy.id
        if (policy.id, policy.sha256) != (judged, self.sha256):
            raise UsageError(
                f"the report was judged by the policy {judged[:80]} ({self.sha256[:12]}…), and what was "
                f"loaded is {policy.id} ({policy.sha256[:12]}…): give that file with --policy, or check again"
            )
        return replace(self.report, policy=policy)


def told(text: str) -> tuple[Told, ...]:
    """What the reports in this text tell. Raises UsageError, with the place, for anything that is no report."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[Told]:
    for at, value in enumerate(values(text), 1):
        try:
            yield _told(value)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UsageError(f"report {at} is not of the schema {SCHEMA}") from error


def _told(value: Any) -> Told:
    if value["schema"] != SCHEMA:
        raise ValueError(value["schema"])
    page, policy = value["page"], value["policy"]
    asked = _text(page["url"])
    report = Report(
        _text(page["final_url"] or asked),
        Verdict(value["verdict"]),
        _text(value["reason"]),
        Policy(_text(policy["id"]), "", Assigner("")),  # until its terms are at hand
        _work(value["work"]),
        findings=tuple(_finding(each) for each in value["findings"]),
        checked_at=_moment(value["checked_at"]),
    )
    return Told(report, asked, _text(page["language"] or ""), _text(policy["sha256"]))


def _work(value: Any) -> Work:
    published = value["published"]
    return Work(
        url=_text(value["url"]),
        title=_text(value["title"]),
        authors=tuple(_text(each) for each in value["authors"]),
        publisher=_text(value["publisher"]),
        published=date.fromisoformat(_text(published)[:10]) if published else None,
        copyright=_text(value["copyright"]),
        licence=_text(value["licence"]),
    )


def _finding(value: Any) -> Finding:
    clause, waiver = value["clause"], value["waiver"]
    return Finding(
        _text(value["term"]),
        Outcome(value["outcome"]),
        _text(value["message"]),
        strength=Strength(value["strength"]),
        clause=Clause(quote=_text(clause["quote"]), url=_text(clause["url"])),
        remedy=_text(value["remedy"]),
        waiver=Waiver(_text(waiver["site"]), _text(waiver["term"]), _text(waiver["reason"]))
        if waiver
        else None,
    )


def _moment(value: Any) -> datetime | None:
    """An aware moment in UTC; one without a zone would date the letter by a guess."""
    moment = datetime.fromisoformat(_text(value)) if value else None
    if moment and moment.tzinfo is None:
        raise ValueError(value)
    return moment.astimezone(UTC) if moment else None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value.encode("utf-8", "replace").decode()  # JSON can hold halves of characters, and files cannot
