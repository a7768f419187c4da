"""Killing: runs of a monitor, each killed at a random moment, and what was lost or told twice by that."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import killed_body
from sqlalchemy import func, select

from syndicate.store import Store
from syndicate.store.schema import captures, hosts, outbox, reports, turns
from syndicate.store.soundness import check

STEPS = 10  # a run is killed after it acknowledged fewer than that, whatever the speed of the machine
MOMENT = 0.03  # seconds from there to the kill, at most: the next steps lie in them
OPENING = 0.3  # the same while the store is being made or opened


@dataclass(slots=True)
class Tally:
    """What was seen of all runs together."""

    kills: int = 0
    acknowledged: set[str] = field(default_factory=set)
    told: dict[str, int] = field(default_factory=dict)  #: the run that acknowledged having told an event
    heard: list[tuple[int, str]] = field(
        default_factory=list
    )  #: the run and the event, as they came to the sink
    faults: list[str] = field(default_factory=list)

    @property
    def twice(self) -> int:
        """Events that were told again, for nobody could know that they had been."""
        return sum(count - 1 for count in Counter(event for _, event in self.heard).values())


def kill_often(place: str, kills: int, seed: int) -> Tally:
    """Run and kill as often, finish what was left, and examine everything."""
    chance, tally = random.Random(seed), Tally()
    with _sink(tally) as port:
        for turn in range(kills):
            _run_and_kill(place, port, turn, chance, tally)
            _examine_file(place, turn, tally)
        with Store.open(place) as store:
            killed_body.begin(store)
            while killed_body.tell(store, port, kills):
                pass
            for _ in killed_body.HOSTS:  # no lease outlives its holder
                tally.acknowledged.update(killed_body.one_look(store, kills))
            while killed_body.tell(store, port, kills):
                pass
            tally.faults += _lost(store, tally)
    return tally


def _run_and_kill(place: str, port: int, turn: int, chance: random.Random, tally: Tally) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["killed_body", "syndicate.store.migrating", "psycopg"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=killed_body.run, args=(place, port, turn, theirs), daemon=True)
    process.start()
    theirs.close()
    steps = chance.randrange(1, STEPS)
    with suppress(EOFError):  # where it ended by itself
        for _ in range(steps):
            if ours.poll(60):
                _note(ours.recv(), turn, tally)
    threading.Event().wait(chance.uniform(0, MOMENT if steps > 1 else OPENING))
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            kill(process.pid or 0, signal.SIGKILL)
    process.join()
    _drain(ours, turn, tally)
    tally.kills += process.exitcode == -signal.SIGKILL
    if process.exitcode != -signal.SIGKILL:
        tally.faults.append(f"run {turn} ended by itself with {process.exitcode}")
    process.close()


def _drain(pipe: Pipe, turn: int, tally: Tally) -> None:
    with closing(pipe), suppress(EOFError):
        while True:
            _note(pipe.recv(), turn, tally)


def _note(said: str, turn: int, tally: Tally) -> None:
    what, _, event = said.partition(" ")
    if what == "look":
        tally.acknowledged.add(event)
    elif what == "told":
        tally.told[event] = turn


def _examine_file(place: str, turn: int, tally: Tally) -> None:
    if "://" not in place and Path(place).exists():
        with closing(sqlite3.connect(place)) as file:
            (verdict,) = file.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            tally.faults.append(f"after run {turn}: {verdict}")


def _lost(store: Store, tally: Tally) -> list[str]:
    """Everything that is not as it must be in the end."""
    with store.reading() as tx:
        faults = list(check(tx, lambda table: None))
        kept = set(tx.execute(select(outbox.c.event_id)).scalars())
        counts = {
            table.name: tx.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (captures, reports, outbox)
        }
        turned = tx.execute(select(func.count()).select_from(turns)).scalar_one() - len(killed_body.HOSTS)
        held = tx.execute(select(func.count()).where(hosts.c.holder.is_not(None))).scalar_one()
    heard = Counter(event for _, event in tally.heard)
    faults += [f"acknowledged and lost: {event}" for event in tally.acknowledged - kept]
    faults += [f"never told: {event}" for event in kept - set(heard)]
    faults += [f"told of nothing: {event}" for event in set(heard) - kept]
    faults += [f"told twice in one run: {each}" for each, count in Counter(tally.heard).items() if count > 1]
    faults += [
        f"told again after it was noted: {event}"
        for turn, event in tally.heard
        if turn > tally.told.get(event, turn)
    ]
    if len({*counts.values(), turned}) > 1:
        faults.append(f"a look was written in part: {counts}, {turned} turns")
    return faults + ([f"{held} hosts are held by nobody"] if held else [])


@contextmanager
def _sink(tally: Tally) -> Iterator[int]:
    """A receiver of events; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            tally.heard.append((int(self.headers["turn"]), self.headers["webhook-id"]))
            with suppress(OSError):  # whoever told us may be dead
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

        def log_message(self, *_: object) -> None:
            """A sink says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
