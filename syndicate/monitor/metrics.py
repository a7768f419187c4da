"""Metrics: the monitor's counts for Prometheus, read when somebody asks. Needs the extra `metrics`.

Names begin with `syndicate_`; `docs/monitoring.md` tells of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from syndicate.errors import UsageError
from syndicate.monitor.counting import Counts
from syndicate.monitor.exchange import Answer
from syndicate.monitor.health import lag
from syndicate.monitor.standing import Stored
from syndicate.monitor.writer import Writer

if TYPE_CHECKING:
    from prometheus_client.core import Metric

MISSING = "/metrics needs prometheus-client, which is an extra: pip install 'syndicate[metrics]'"
_EVENTS = (
    ("polls", "poll", "outcome", "Polls of feeds, by what came of them."),
    ("looks", "look", "outcome", "Looks at pages, by what came of them."),
    ("refreshes", "refresh", "outcome", "Originals that were read again, by what came of it."),
    ("checks", "check", "verdict", "Works that a page was checked against, by what the check came to."),
    ("turns", "turn", "verdict", "Copies that were found, or whose verdict turned, by what it is now."),
    ("deliveries", "told", "fate", "Attempts to tell somebody of a change, by what became of them."),
    ("pushes", "push", "outcome", "What hubs pushed, by whether it was taken."),
)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All that is told at one moment; `stored` is None where the store cannot be reached."""

    counts: Counts
    writer: Writer
    held: int
    stored: Stored | None
    now: datetime

    def answer(self) -> Answer:
        """The text format of Prometheus. Raises UsageError where the extra is missing."""
        available()
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        return Answer(200, generate_latest(registry), CONTENT_TYPE_LATEST)

    def describe(self) -> tuple[()]:
        """Nothing is told of beforehand."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Every figure."""
        yield from self._counted()
        yield from self._now()
        if self.stored is not None:
            yield from _stored(self.stored, self.now)

    def _counted(self) -> Iterator[Metric]:
        from prometheus_client.core import CounterMetricFamily, SummaryMetricFamily

        counts = self.counts
        for name, event, label, words in _EVENTS:
            yield _labelled(CounterMetricFamily(f"syndicate_{name}", words, labels=[label]), counts.of(event))
        fetches = CounterMetricFamily(
            "syndicate_fetches", "Requests by what came of them.", labels=["outcome"]
        )
        yield _labelled(fetches, dict(counts.fetches))
        number, seconds = sum(counts.fetches.values()), counts.fetch_seconds
        words = "Seconds from a request to its answer, with retries and waits for the host."
        yield SummaryMetricFamily("syndicate_fetch_seconds", words, count_value=number, sum_value=seconds)
        words = "Transactions in which what visits brought was kept."
        yield CounterMetricFamily("syndicate_store_batches", words, value=self.writer.batches)
        words = "What visits wanted to have kept; several go into one transaction."
        yield CounterMetricFamily("syndicate_store_writes", words, value=self.writer.writes)

    def _now(self) -> Iterator[Metric]:
        from prometheus_client.core import GaugeMetricFamily

        words = "Hosts that this monitor holds the lease of."
        yield GaugeMetricFamily("syndicate_leases_held", words, value=self.held)
        words = "Whether the store can be reached."
        yield GaugeMetricFamily("syndicate_store_reachable", words, value=float(self.stored is not None))
        words = "When a round, or a step of one, succeeded last; 0 while none has."
        moment = self.counts.round_at.timestamp() if self.counts.round_at else 0.0
        yield GaugeMetricFamily("syndicate_last_round_timestamp_seconds", words, value=moment)


def available() -> None:
    """Whether figures can be told at all. Raises UsageError, naming the extra, where they cannot."""
    try:
        import prometheus_client  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(MISSING) from error


def _stored(stored: Stored, now: datetime) -> Iterator[Metric]:
    from prometheus_client.core import GaugeMetricFamily

    states = (
        ("pages", "Pages of the store, by state.", stored.pages),
        ("deliveries_kept", "Messages of the store, by state.", stored.deliveries),
        ("subscriptions", "Subscriptions to hubs, by state.", stored.subscriptions),
    )
    for name, words, counted in states:
        yield _labelled(GaugeMetricFamily(f"syndicate_{name}", words, labels=["state"]), counted)
    words = "How long the host waits that has waited longest to be visited."
    yield GaugeMetricFamily("syndicate_due_lag_seconds", words, value=lag(stored, now))


def _labelled(family: Metric, values: Mapping[str, int]) -> Metric:
    for label, value in sorted(values.items()):
        family.add_metric([label], value)  # type: ignore[attr-defined]
    return family
