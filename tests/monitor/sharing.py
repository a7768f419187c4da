"""Sharing: several real monitors on one store, on real hosts of this machine; what the server saw and the sink heard.

Each host has a feed that grows by a post every few seconds; every second post is a copy of the work, the others are not. So the
events are known beforehand: one `copy.found` for each copy that was published, whoever finds it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Lock, Thread

from sqlalchemy import func, select
from watched_world import SENTENCES, article

from syndicate.feeds.pace import FeedWatch
from syndicate.model import Work
from syndicate.store import Store, feeds, pages, works
from syndicate.store.rows import plain
from syndicate.store.schema import hosts

EVERY = 10.0  # seconds from one post of a feed to the next
_PROGRAM = """
import sys
from datetime import timedelta
lease = float(sys.argv.pop(1))
from syndicate.feeds import pace
from syndicate.monitor import telling, visiting
if lease:
    visiting.LEASE = timedelta(seconds=lease)
    telling._TAKEN_FOR = timedelta(seconds=4 * lease)
from syndicate.cli import main
if __name__ == "__main__":
    sys.exit(main())
"""


@dataclass
class Bed:
    """The hosts, and what they were asked."""

    feeds: int
    posts: int  #: of each feed, in the end
    began: float = 0.0
    port: int = 0
    asked: list[tuple[float, str, str]] = field(default_factory=list)  #: when, which host, what
    heard: list[tuple[str, str]] = field(default_factory=list)  #: id and page of the events
    lock: Lock = field(default_factory=Lock)

    @property
    def hosts(self) -> list[str]:
        return [f"127.0.{1 + number // 200}.{1 + number % 200}" for number in range(self.feeds)]

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"

    def copies(self) -> set[str]:
        return {self.url(host, f"/{number}") for host in self.hosts for number in range(0, self.posts, 2)}

    def answer(self, host: str, path: str) -> tuple[int, str, str]:
        if path == "/feed":
            ready = min(self.posts, 1 + int((time.monotonic() - self.began) / EVERY))
            links = [self.url(host, f"/{number}") for number in range(ready)]
            items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
            return (
                200,
                "application/rss+xml",
                f"<?xml version='1.0'?><rss version='2.0'><channel><title>A</title>{items}</channel></rss>",
            )
        if path.strip("/").isdigit():
            number = int(path.strip("/"))
            page = article() if number % 2 == 0 else f"<p>Post {number}, of which nobody wrote before. " * 20
            return 200, "text/html; charset=utf-8", page
        return 404, "text/plain", ""

    def gaps(self) -> list[float]:
        """Seconds between two requests to one host; robots.txt belongs to the visit that follows."""
        by_host: dict[str, list[float]] = {}
        for at, host, path in sorted(self.asked):
            if path != "/robots.txt":
                by_host.setdefault(host, []).append(at)
        return [later - sooner for times in by_host.values() for sooner, later in pairwise(times)]


@contextmanager
def bed(feeds_: int, posts: int) -> Iterator[Bed]:
    """The hosts and the sink, served on every address of 127.0.0.0/8."""
    made = Bed(feeds_, posts, time.monotonic())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            at, host = time.monotonic(), self.headers["Host"].partition(":")[0]
            with made.lock:
                made.asked.append((at, host, self.path))
            status, kind, text = made.answer(host, self.path)
            self._send(status, kind, text.encode())

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with made.lock:
                made.heard.append((self.headers["webhook-id"], body["data"]["page_url"]))
            self._send(200, "text/plain", b"")

        def _send(self, status: int, kind: str, body: bytes) -> None:
            with suppress(OSError):  # whoever asked may be dead
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 200
        daemon_threads = True

    with Server(("0.0.0.0", 0), Handler) as server:
        made.port = server.server_port
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Outcome:
    """What came of it, to be compared with what had to."""

    seconds: float
    faults: list[str]
    events: int
    requests: int
    smallest_gap: float
    shares: list[int]  #: things done by each monitor that lived to say so
    twice: int = 0

    def __str__(self) -> str:
        return (
            f"{self.seconds:.0f} s, {self.requests} requests, {self.events} events, {self.twice} told again, smallest gap "
            f"{self.smallest_gap:.3f} s, work by monitor {self.shares}, {len(self.faults)} faults"
        )


def share(
    place: str, folder: Path, monitors: int, made: Bed, most: float, *, lease: float = 0.0, kill_at: int = 0
) -> Outcome:
    """Let monitors share the feeds of the bed until all is done, `most` seconds; one is killed after `kill_at` events."""
    _fill(place, made)
    (folder / "monitor.py").write_text(_PROGRAM)
    began = time.monotonic()
    made.began = began
    hands = max(1, made.feeds // monitors)  # so that none can do it all at once
    running = [_start(place, folder, made, lease, hands) for _ in range(monitors)]
    try:
        expected, killed = made.copies(), 0
        while time.monotonic() - began < most:
            time.sleep(0.1)
            if kill_at and not killed and len(made.heard) >= kill_at:
                os.killpg(running[0].pid, signal.SIGKILL)
                killed = 1
            if {page for _, page in made.heard} >= expected or any(m.poll() for m in running[killed:]):
                break
        spent = time.monotonic() - began
        said = [_stop(each) for each in running[killed:]]
    finally:
        for each in running:
            with suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()
            if each.stdout:
                each.stdout.close()
    return _outcome(made, place, spent, said, killed)


def _fill(place: str, made: Bed) -> None:
    now = datetime.now(UTC)
    work = Work(
        url="https://news.example/rivers",
        title="On rivers",
        authors=("Ann Lee",),
        text="\n\n".join(SENTENCES),
    )
    with Store.open(place) as store:
        store.write(lambda tx: works.add(tx, work, "cc-by-4.0", now=now))
        for host in made.hosts:
            url = made.url(host, "/feed")
            store.write(lambda tx, url=url: feeds.add(tx, url, now=now, watch=plain(FeedWatch())))  # type: ignore[misc]


def _start(place: str, folder: Path, made: Bed, lease: float, at_once: int) -> subprocess.Popen[str]:
    options = ["--store", place, "--allow-private", "--every", "1m", "--no-lists", "--at-once", str(at_once)]
    hook = f"http://127.0.0.9:{made.port}/hook"
    program = folder / "monitor.py"
    return subprocess.Popen(
        [sys.executable, str(program), str(lease), "monitor", *options, "--notify", hook],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={**os.environ, "SYNDICATE_HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


def _stop(each: subprocess.Popen[str]) -> tuple[int, str]:
    with suppress(ProcessLookupError):
        each.send_signal(signal.SIGTERM)
    said, _ = each.communicate(timeout=60)
    return each.returncode, said


def _outcome(made: Bed, place: str, spent: float, said: Sequence[tuple[int, str]], killed: int) -> Outcome:
    heard = Counter(page for _, page in made.heard)
    ids = Counter(event for event, _ in made.heard)
    with Store.open(place) as store, store.reading() as tx:
        left = tx.execute(select(func.count()).where(hosts.c.holder.is_not(None))).scalar_one()
        why = {page: pages.by_url(tx, page) for page in made.copies() - set(heard)}
    faults = [f"never told: {page}: {row.reason if row else 'not found'}" for page, row in why.items()]
    faults += [f"told of nothing: {page}" for page in set(heard) - made.copies()]
    twice = sum(count - 1 for count in ids.values())
    if twice > killed:  # the message that was on its way when its teller was killed
        faults.append(f"{twice} messages were told again")
    faults += [
        f"two events of one copy: {page}"
        for page in heard
        if len({e for e, p in made.heard if p == page}) > 1
    ]
    faults += [f"exit code {code}: {words.strip()[-800:]}" for code, words in said if code]
    gaps = made.gaps()
    faults += [f"{gap:.3f} s between two requests to a host" for gap in gaps if gap < 1]
    if left > (20 if killed else 0):
        faults.append(f"{left} hosts are still held")
    done = [sum(int(word) for word in words.split() if word.isdigit()) for _, words in said]
    return Outcome(spent, faults, len(made.heard), len(made.asked), min(gaps, default=9.9), done, twice)
