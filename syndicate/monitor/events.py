"""Events: what a change is told as, with all that whoever hears of it needs to act."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from syndicate.model import CopyWatch, Event, EventKind, Outcome, Strength
from syndicate.urls import host

_FINDINGS = 20  # in one event; a policy has about as many terms, and a message is read by a person
_TOLD = ("term", "strength", "outcome", "message", "remedy")
_LONGEST = 500  # letters of anything that a page said


def site_of(url: str) -> str:
    """The site that a page belongs to, as people name it: its host without `www.`."""
    return host(url).removeprefix("www.")[:255]


def of_copy(
    kind: EventKind, report: Mapping[str, Any], *, at: datetime, page_url: str, before: CopyWatch
) -> Event:
    """A copy was found, its verdict changed, or it came back. `report` is `Report.to_dict`, `before` what was told last."""
    work, match = report["work"], report["match"]
    data: dict[str, Any] = {
        "page_url": page_url,
        "site": site_of(page_url),
        "work_url": work["url"],
        "work_title": work["title"][:_LONGEST],
        "policy": report["policy"]["id"],
        "verdict": report["verdict"],
        "reason": report["reason"][:_LONGEST],
        "kind": match["kind"],
        "containment": match["containment"],
        "findings": [{name: f[name][:_LONGEST] for name in _TOLD} for f in _telling(report["findings"])],
        "recommendations": [each[:_LONGEST] for each in report["recommendations"][:_FINDINGS]],
    }
    if before.verdict is not None and before.since is not None:
        data |= {"before": str(before.verdict), "since": before.since.isoformat()}
    title = report["page"]["title"] or work["title"]
    return Event(new_id(), kind, at, page_url, title[:_LONGEST], data)


def of_gone(
    *,
    at: datetime,
    page_url: str,
    work_url: str,
    work_title: str,
    policy: str,
    verdict: str,
    since: datetime,
    reason: str,
) -> Event:
    """A copy is gone. `verdict` is the last one that was told, since `since`."""
    data = {
        "page_url": page_url,
        "site": site_of(page_url),
        "work_url": work_url,
        "work_title": work_title[:_LONGEST],
    }
    data |= {"policy": policy, "before": verdict, "since": since.isoformat(), "reason": reason[:_LONGEST]}
    return Event(new_id(), EventKind.COPY_GONE, at, page_url, work_title[:_LONGEST], data)


def of_work(
    kind: EventKind, *, at: datetime, url: str, title: str, policy: str, more: Mapping[str, Any]
) -> Event:
    """An original was corrected, or is gone; `more` are the keys of its kind."""
    data = {"work_url": url, "work_title": title[:_LONGEST], "policy": policy, **more}
    return Event(new_id(), kind, at, url, title[:_LONGEST], data)


def of_limit(
    *, at: datetime, site: str, policy: str, term: str, outcome: str, message: str, articles: Sequence[str]
) -> Event:
    """A site took more than the terms allow, or no longer does."""
    data = {"site": site, "policy": policy, "term": term, "outcome": outcome, "message": message[:_LONGEST]}
    return Event(
        new_id(),
        EventKind.LIMIT_CHANGED,
        at,
        f"https://{site}/",
        site,
        data | {"articles": list(articles[:50])},
    )


def new_id() -> str:
    """An id that no other event has, whoever makes it."""
    return uuid.uuid4().hex


def _telling(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The findings that somebody can act on: what failed, then what could not be told of a condition."""
    failed = [f for f in findings if f["outcome"] == Outcome.FAILED and not f["waiver"]]
    open_ones = [
        f for f in findings if f["outcome"] == Outcome.CANNOT_TELL and f["strength"] == Strength.CONDITION
    ]
    return [*failed, *open_ones][:_FINDINGS]
