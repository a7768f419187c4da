"""What /health and /metrics tell, of which moment, and to whom."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from watched_world import START, TurnedClock, World, article, world

from syndicate.errors import StoreError, UsageError
from syndicate.monitor.callback import Callback
from syndicate.monitor.counting import Counts
from syndicate.monitor.exchange import Answer, Request
from syndicate.monitor.health import STALE, health
from syndicate.monitor.logs import Log
from syndicate.monitor.outside import Outside, callback_of
from syndicate.monitor.standing import Standing, Stored
from syndicate.monitor.writer import Writer

MINUTE = timedelta(minutes=1)
IDLE = Stored({}, {}, {}, None)


@pytest.mark.parametrize(
    ("round_at", "stored", "now", "ok"),
    [
        (START, IDLE, START + STALE, True),
        (START, IDLE, START + STALE + MINUTE, False),
        (START, None, START, False),
        (None, IDLE, START + STALE, True),
        (None, IDLE, START + STALE + MINUTE, False),
    ],
)
def test_a_monitor_is_well_while_its_store_answers_and_rounds_succeed(
    round_at: object, stored: Stored | None, now: object, ok: bool
) -> None:
    counts = Counts(lambda: START)
    counts.round_at = round_at  # type: ignore[assignment]
    found = health(counts, 0, stored, now)  # type: ignore[arg-type]
    assert (found.ok, found.answer().status) == (ok, 200 if ok else 503)


def test_health_is_a_few_numbers() -> None:
    counts = Counts(lambda: START)
    counts.note(Log("claim", count=3))
    stored = Stored({}, {"waiting": 2, "told": 5}, {}, START - MINUTE)
    answer = health(counts, 3, stored, START).answer()
    assert (answer.kind, json.loads(answer.body)) == (
        "application/json",
        {
            "ok": True,
            "store": True,
            "since": "2026-11-23T08:00:00+00:00",
            "last_round_at": "2026-11-23T08:00:00+00:00",
            "hosts_held": 3,
            "deliveries_waiting": 2,
            "oldest_due_lag": 60.0,
        },
    )


@dataclass
class Asked:
    """What is served of a world that was watched once."""

    outside: Outside
    world: World
    runner: asyncio.Runner

    def __call__(self, path: str, host: str = "localhost", method: str = "GET") -> Answer:
        async def body(most: int) -> bytes:
            return b""

        return self.runner.run(self._ask(Request(method, path, "", host, {}, body)))

    async def _ask(self, request: Request) -> Answer:
        return await self.outside(request)

    def figures(self) -> Mapping[str, float]:
        text = self("/metrics").body.decode()
        samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
        return {f"{s.name}{''.join(s.labels.values()) and list(s.labels.values())}": s.value for s in samples}


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    with world(tmp_path) as made, asyncio.Runner() as runner:
        counts, writer = Counts(made.clock.now), Writer(made.store)
        standing = Standing(made.store, made.clock.now)
        callback = Callback(writer, made.clock.now)
        base = "https://monitor.example/hooks"
        outside = Outside(counts, writer, standing, lambda: 2, made.clock.now, callback, base)
        yield Asked(outside, made, runner)
        standing.close()
        writer.close()


def test_metrics_tell_what_was_done_and_how_the_store_stands(asked: Asked) -> None:
    asked.world.add_feed(
        asked.world.web.feed("127.0.0.2", "/feed", [asked.world.web.put("127.0.0.2", "/a", article())])
    )
    asked.world.watch()
    asked.world.clock.time += timedelta(hours=2)
    counts = asked.outside.counts
    for log in (
        Log("poll", "new"),
        Log("poll", "unchanged"),
        Log("poll", "unchanged"),
        Log("look", "copy"),
        Log("check", "non_compliant"),
        Log("turn", "non_compliant"),
        Log("told", "delivered"),
        Log("refresh", "corrected"),
        Log("push", "taken"),
    ):
        counts.note(log)
    counts.fetches["page"], counts.fetch_seconds = 4, 0.5
    found = asked.figures()
    assert {name: value for name, value in found.items() if "created" not in name} == {
        "syndicate_polls_total['new']": 1,
        "syndicate_polls_total['unchanged']": 2,
        "syndicate_looks_total['copy']": 1,
        "syndicate_refreshes_total['corrected']": 1,
        "syndicate_checks_total['non_compliant']": 1,
        "syndicate_turns_total['non_compliant']": 1,
        "syndicate_deliveries_total['delivered']": 1,
        "syndicate_pushes_total['taken']": 1,
        "syndicate_fetches_total['page']": 4,
        "syndicate_fetch_seconds_count": 4,
        "syndicate_fetch_seconds_sum": 0.5,
        "syndicate_store_batches_total": 0,
        "syndicate_store_writes_total": 0,
        "syndicate_leases_held": 2,
        "syndicate_store_reachable": 1,
        "syndicate_last_round_timestamp_seconds": asked.world.clock.time.timestamp(),
        "syndicate_pages['copy']": 1,
        "syndicate_deliveries_kept['told']": 1,
        "syndicate_due_lag_seconds": pytest.approx(3600, abs=3600),
    }


def test_the_docs_name_every_figure(asked: Asked) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "monitoring.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(syndicate_\w+)", docs, re.MULTILINE))
    given = set(re.findall(r"^# TYPE (syndicate_\w+)", asked("/metrics").body.decode(), re.MULTILINE))
    assert told == given


def test_a_store_that_cannot_be_reached_is_told(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Stored:
        raise StoreError("no connection")

    monkeypatch.setattr(asked.outside.standing, "_read", broken)
    answer = asked("/health")
    assert (answer.status, json.loads(answer.body)["store"]) == (503, False)
    assert asked.figures()["syndicate_store_reachable"] == 0


def test_without_the_extra_metrics_say_so_and_health_goes_on(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    assert asked("/metrics") == Answer(
        501, b"/metrics needs prometheus-client, which is an extra: pip install 'syndicate[metrics]'\n"
    )
    assert asked("/health").kind == "application/json"


@pytest.mark.parametrize(
    ("path", "host", "method", "status"),
    [
        ("/", "localhost", "GET", 404),
        ("/health", "localhost", "POST", 405),
        ("/health", "monitor.example", "GET", 404),
        ("/metrics", "monitor.example", "GET", 404),
        ("/websub/" + "x" * 43, "monitor.example", "GET", 404),
        ("/hooks/websub/" + "x" * 43, "monitor.example", "POST", 404),
        ("/websub/../health", "monitor.example", "GET", 404),
    ],
)
def test_by_the_public_name_nothing_is_found_but_what_hubs_need(
    asked: Asked, path: str, host: str, method: str, status: int
) -> None:
    assert asked(path, host, method).status == status


@pytest.mark.parametrize(
    ("given", "callback"),
    [
        ("https://monitor.example", "https://monitor.example"),
        ("https://monitor.example/hooks/", "https://monitor.example/hooks"),
        ("http://10.0.0.1:8787", "http://10.0.0.1:8787"),
    ],
)
def test_a_callback_is_an_address_without_a_slash_at_its_end(given: str, callback: str) -> None:
    assert callback_of(given, "--callback") == callback


@pytest.mark.parametrize(
    "given",
    ["", "monitor.example", "ftp://a.example", "https://", "https://a@b.example", "https://a.example/?x=1",
     "https://a.example/#x", "https://a.example:x/", "https://a.example/ b", "https://a.example\n", 7, None],
)  # fmt: skip
def test_what_hubs_could_not_reach_is_said_in_one_line(given: object) -> None:
    with pytest.raises(UsageError, match=r"^monitor.callback: expected a public address such as"):
        callback_of(given, "monitor.callback")


def test_the_clock_of_the_counts_is_that_of_the_monitor() -> None:
    clock = TurnedClock()
    counts = Counts(clock.now)
    clock.time += MINUTE
    counts.note(Log("told", "delivered"))
    assert counts.round_at is None
    counts.note(Log("claim", count=0))
    assert (counts.since, counts.round_at, counts.of("claim")) == (START, START + MINUTE, {"": 0})
