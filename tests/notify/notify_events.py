"""Events and deliveries that the tests of notifications share, and a clock and sinks that are fakes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from syndicate.errors import FetchError
from syndicate.model import Event, EventKind
from syndicate.notify import Posted, SinkConfig
from syndicate.notify.answer import DELIVERED, Answer

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MISSED = {
    "term": "original_link",
    "strength": "condition",
    "outcome": "failed",
    "message": "The copy links to the home page.",
    "remedy": "Link to the article.",
}
COPY: dict[str, Any] = {
    "page_url": "https://blog.example/post",
    "site": "blog.example",
    "work_url": "https://tribune.example/article-1",
    "work_title": "The dam",
    "policy": "global-research",
    "verdict": "non_compliant",
    "before": "compliant",
    "since": "2026-03-03T08:00:00+00:00",
    "reason": "It no longer links to the article.",
    "kind": "full",
    "containment": 0.98,
    "findings": [MISSED],
    "recommendations": ["Ask the site to link to the article."],
}


def event(
    number: int = 1,
    kind: EventKind = EventKind.VERDICT_CHANGED,
    at: datetime | None = None,
    url: str = "https://blog.example/post",
    title: str = "A post",
    **data: Any,
) -> Event:
    """An event about a copy, an hour after the one before; `data` goes over what every copy has."""
    when = at or NOON + timedelta(hours=number)
    return Event(f"event-{number}", kind, when, url, title, COPY | data)


@dataclass(frozen=True)
class Row:
    """Implements `Delivery`."""

    event: Event
    sink: str = "sink"
    attempts: int = 0
    first_at: datetime | None = None


@dataclass
class WallClock:
    """Implements `Clock`: time passes only by sleeping or by setting it."""

    at: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.at.timestamp()

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


@dataclass
class FakeSink:
    """Implements `Sink`: answers by a function of the events, and writes down what it was told."""

    config: SinkConfig = SinkConfig("https://hooks.example/x")
    answers: Callable[[Sequence[Event]], Answer] = lambda events: DELIVERED
    name: str = "sink"
    told: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    async def tell(self, message_id: str, events: Sequence[Event], now: datetime) -> Answer:
        self.told.append((message_id, tuple(each.id for each in events)))
        return self.answers(events)


@dataclass
class FakePosts:
    """Implements `Posts`: one answer for every message."""

    answer: Posted | FetchError = (204, {}, b"")
    sent: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted | FetchError:
        self.sent.append((url, body, dict(headers)))
        return self.answer
