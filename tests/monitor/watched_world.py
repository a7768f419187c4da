"""A small world to watch: a real web server on two addresses, a real store, and a clock that tests turn forward."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from syndicate.errors import ParseStopped
from syndicate.feeds.pace import FeedWatch
from syndicate.fetch import Fetcher, Manners
from syndicate.model import Event, Policy, Work
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.logs import Log
from syndicate.monitor.schedule import schedule
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks
from syndicate.policy import load_policy
from syndicate.store import Store, feeds, outbox, works
from syndicate.store.rows import plain

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
SENTENCES = (
    "A river never runs the same way twice, and neither does the law that people write about it.",
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather.",
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin.",
    "What the council learned from the red ink was that the river keeps an older calendar than the state.",
    "It rises when the snow on the northern slope goes first, and that has happened eleven times in a century.",
    "So the new rule counts the snow and not the months, and the millers sleep through April for once.",
)
PAPER = "127.0.0.1"
"""The host of the publisher; copies stand on the others of the network, 127.0.0.2 and so on."""


def article(sentences: tuple[str, ...] = SENTENCES, *, after: str = "", title: str = "On rivers") -> str:
    """A page with the article, and something after it."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    head = f"<title>{title}</title><meta name=author content='Ann Lee'>"
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article>{after}</body></html>"


Answer = str | int | tuple[int, str]


@dataclass
class Web:
    """What the server answers by host and path: a page, a status, or a status and where it leads; and what it was asked."""

    pages: dict[tuple[str, str], Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  #: of the next posts, 200 after that
    lock: Lock = field(default_factory=Lock)
    port: int = 0

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, path: str, page: Answer) -> str:
        self.pages[host, path] = page
        return self.url(host, path)

    def feed(self, host: str, path: str, links: list[str]) -> str:
        items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
        channel = f"<title>A feed</title><link>{self.url(host, '/')}</link>{items}"
        return self.put(
            host, path, f"<?xml version='1.0'?><rss version='2.0'><channel>{channel}</channel></rss>"
        )

    def credit(self) -> str:
        link = self.url(PAPER, "/rivers/5831999")
        return f'<p>By Ann Lee. Originally published by <a href="{link}">Global Research</a>. © Global Research 2026.</p>'


@contextmanager
def web() -> Iterator[Web]:
    """The server, on every address of 127.0.0.0/8."""
    served = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            found = served.pages.get((host, self.path.partition("?")[0]), 404)
            page, leads = found if isinstance(found, tuple) else (found, "")
            body = page.encode() if isinstance(page, str) else b""
            tag = f'"{hash(page)}"'
            same = isinstance(page, str) and self.headers["If-None-Match"] == tag
            status = 304 if same else 200 if isinstance(page, str) else page
            with served.lock:
                served.asked.append((host, self.path, status))
            self.send_response(status)
            if leads:
                self.send_header("Location", leads)
            if isinstance(page, str):
                self.send_header("ETag", tag)
                kind = "application/rss+xml" if page.startswith("<?xml") else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with served.lock:
                status = served.answers.pop(0) if served.answers else 200
                served.posts.append({"id": self.headers["webhook-id"], "status": status, **json.loads(body)})
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("0.0.0.0", 0), Handler) as server:
        served.port = server.server_port
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


class Unconfined:
    """Implements `Confines` in this process."""

    async def run_async(self, function: Callable[..., Any], *args: Any, url: str = "") -> Any | ParseStopped:
        return function(*args)


@dataclass
class TurnedClock:
    """Implements `Clock`: the time is what a test says, and a sleep takes none."""

    time: datetime = START

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return (self.time - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


@dataclass
class World:
    """A store, a web, and a monitor that is run for one round at a time."""

    web: Web
    store: Store
    clock: TurnedClock = field(default_factory=TurnedClock)
    hook: bool = True
    confined: Unconfined = field(default_factory=Unconfined)
    load: Callable[[str], Policy] | None = None
    said: list[Log] = field(default_factory=list)

    def policy(self) -> Policy:
        """The founding terms, of a publisher on PAPER that asks for credit, link and copyright line."""
        terms = load_policy("global-research")
        kept = tuple(term for term in terms.terms if term.deed == "requires")
        return replace(terms, terms=kept, assigner=replace(terms.assigner, hosts=(PAPER,)))

    def add_work(self, work: Work) -> int:
        due = self.clock.time + timedelta(days=1)
        return self.store.write(
            lambda tx: works.add(tx, work, "global-research", now=self.clock.time, due=due)
        )[0]

    def add_feed(self, url: str) -> int:
        watch = plain(FeedWatch())
        return self.store.write(lambda tx: feeds.add(tx, url, now=self.clock.time, watch=watch))[0]

    def watch(self, after: timedelta = timedelta(), policy: Policy | None = None) -> list[Event]:
        """Turn the clock, let a monitor do what is due, and give the events that came of it, the oldest first."""
        self.clock.time += after
        with self.store.reading() as tx:
            before = {event.id for event in outbox.events(tx, most=10_000)}
        asyncio.run(self._watch(policy or self.policy()))
        with self.store.reading() as tx:
            return [event for event in outbox.events(tx, most=10_000) if event.id not in before][::-1]

    async def _watch(self, policy: Policy) -> None:
        writer = Writer(self.store)
        sinks = (SinkConfig(self.web.url("127.0.0.9", "/hook")),) if self.hook else ()
        try:
            async with Fetcher(Manners(allow_private=True, pace=0.0, retries=0), clock=self.clock) as fetcher:
                teller = Teller(open_sinks(sinks, fetcher), writer, self.clock)
                doors = Doors(
                    fetcher, self.confined, writer, Library(self.load or (lambda name: policy)), schedule(), teller.whom,
                    self.clock.now, lambda: 0.0, said=self.said.append,
                )  # fmt: skip
                await Monitor(doors, teller, pace=timedelta()).once()
        finally:
            writer.close()


@contextmanager
def world(path: Path) -> Iterator[World]:
    """A world whose publisher has one article, which is watched."""
    with web() as served, Store.open(str(path / "store.sqlite3")) as store:
        made = World(served, store)
        url = served.put(PAPER, "/rivers/5831999", article())
        work = Work(
            url=url,
            title="On rivers",
            authors=("Ann Lee",),
            publisher="Global Research",
            text="\n\n".join(SENTENCES),
            seen=START,
        )
        made.add_work(work)
        yield made
