"""Sinks that are down for long, and sinks that hang while feeds are polled; `tests/real/sinks.py` does it with twelve of them."""

from __future__ import annotations

import socket
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from running import TrueClock, run
from sinking import down
from watched_world import START, article, world

from syndicate.notify.timing import SPREAD, WAITS

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_what_happened_while_a_sink_was_down_for_a_day_arrives_oldest_first_and_no_faster_than_ten_a_second(
    tmp_path: Path,
) -> None:
    arrived, in_vain = down(tmp_path, 40, timedelta(days=1))
    assert [event for _, event in arrived] == [f"event-{number:03}" for number in range(40)]
    assert all(arrived[at + 10][0] - arrived[at][0] >= timedelta(seconds=1) for at in range(30))
    assert len(in_vain) <= 8
    longest = timedelta(seconds=WAITS[-1] * (1 + SPREAD))  # between two attempts
    assert arrived[-1][0] < START + timedelta(days=1) + longest + MINUTE


def test_polls_keep_their_times_while_a_sink_hangs(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.9", 0)) as silent, world(tmp_path) as made:
        made.add_feed(made.web.feed("127.0.0.2", "/feed", [made.web.put("127.0.0.2", "/post", article())]))
        clock, polled = TrueClock(), list[timedelta]()

        def turn() -> bool:
            asked = [path for _, path, _ in made.web.asked]
            made.web.asked.clear()
            polled.extend([clock.true - START] * asked.count("/feed"))
            clock.true += MINUTE
            return clock.true < START + 6 * HOUR

        run(
            made, clock, turn, every=HOUR.total_seconds(), hook=f"http://127.0.0.9:{silent.getsockname()[1]}/"
        )
    assert len(polled) == 6
    assert {later - sooner for sooner, later in pairwise(polled)} == {HOUR}
