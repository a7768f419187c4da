"""What a monitor does with the store, in its order, in a process that is killed: claim, look, tell, and from the start.

It says what is committed on a pipe, after it is: `look EVENT`, `told EVENT`; before that `began` and `opened`.
"""

from __future__ import annotations

import http.client
import os
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection as Pipe

from sqlalchemy import Connection

from syndicate.model import Capture, Event, EventKind, Work
from syndicate.store import Store, captures, copies, leases, outbox, pages, works
from syndicate.store.outbox import Waiting

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROUND = timedelta(hours=1)  # from one run to the next, longer than any lease
LEASE = timedelta(minutes=10)
HOSTS = tuple(f"blog{number}.example" for number in range(5))
POLICY = "cc-by-4.0"


def begin(store: Store) -> None:
    """A copy of one work on every host, each to be looked at again and again; unless they are there."""

    def write(tx: Connection) -> None:
        if works.counted(tx) != (0, 0):
            return
        work, _ = works.add(tx, Work(url="https://news.example/1", title="T", text="x y z"), POLICY, now=NOW)
        for host in HOSTS:
            (page,) = pages.found(tx, [f"https://{host}/p"], now=NOW, watch={})
            copies.add(
                tx, page, work, now=NOW, verdict="compliant", site=host, policy=POLICY, kind="full",
                containment=1.0, judged="", watch={}, clauses=[],
            )  # fmt: skip

    store.write(write)


def run(place: str, port: int, turn: int, pipe: Pipe) -> None:
    """One run of the monitor, until it is killed."""
    os.setpgid(0, 0)
    pipe.send("began")
    with Store.open(place) as store:
        begin(store)
        pipe.send("opened")
        while True:
            for event in one_look(store, turn):
                pipe.send(f"look {event}")
            for event in tell(store, port, turn):
                pipe.send(f"told {event}")


def one_look(store: Store, turn: int) -> list[str]:
    """Claim a host and look at its page; the event that came of it, once it is committed."""
    now, holder = NOW + turn * ROUND, f"run {turn}"
    claimed = store.write(lambda tx: leases.claim(tx, holder, now, now + LEASE, 1))
    return [store.write(lambda tx, host=host: _look(tx, host, holder, now)) for host in claimed]


def tell(store: Store, port: int, turn: int) -> list[str]:
    """Tell what waits, and note it; the events that were told."""
    now = NOW + turn * ROUND

    def take(tx: Connection) -> tuple[Waiting, ...]:
        found = outbox.waiting(tx, now, 3)
        outbox.take(tx, [each.id for each in found], now=now, until=now + LEASE)
        return found

    told = []
    for each in store.write(take):
        _post(port, turn, each.event.id)
        store.write(lambda tx, each=each: outbox.told(tx, [each.id], now=now))
        told.append(each.event.id)
    return told


def _look(tx: Connection, host: str, holder: str, now: datetime) -> str:
    """Everything that one look comes to, in one transaction."""
    assert leases.hold(tx, host, holder, now + LEASE)
    (page,) = pages.due_at(tx, [host], now, 1)
    (copy,) = copies.of_page(tx, page.id)
    looks = len(captures.of_page(tx, page.id))
    body = f"<p>look {looks} ".encode() * 2_000
    number = captures.keep(tx, page.id, Capture(page.url, body, fetched_at=now))
    verdict = ("compliant", "non_compliant")[looks % 2]
    report = copies.keep_report(
        tx, copy.id, {"verdict": verdict, "look": looks}, capture=number, policy=POLICY, now=now, clauses=[]
    )
    copies.turned(tx, copy.id, now=now, since=now, verdict=verdict, report=report)
    pages.looked(tx, page.id, now=now, due=now, state="copy")
    event = Event(f"{host} {looks}", EventKind.VERDICT_CHANGED, now, page.url)
    outbox.put(tx, event, [("hook", now)])
    leases.release(tx, host, holder, now)
    return event.id


def _post(port: int, turn: int, event: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", "/", headers={"webhook-id": event, "turn": str(turn)})
        assert connection.getresponse().status == 200
    finally:
        connection.close()
