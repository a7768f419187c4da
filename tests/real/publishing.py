"""Publishing: copies with their snippets as posts, and what a check says of the pages that a real program makes of them."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from socket import socket
from subprocess import Popen
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "snippets"))

from test_snippet_complies import LANGUAGES, POLICIES, of_publisher, unmet

from syndicate.fetch import Fetcher, Manners
from syndicate.model import Capture
from syndicate.running import check_capture
from syndicate.snippets import FORMATS, Credit, credit, written

__all__ = ["LANGUAGES", "Post", "free_port", "posts", "serving", "tell"]
_PATIENCE = 60  # seconds until a server answers
_NOT_OURS = {"canonical_link", "noindex"}
"""What the head of a page says: no snippet in a text can."""


@dataclass(frozen=True, slots=True)
class Post:
    """One copy, credited in a format, as the source that a person would paste."""

    policy: str
    lang: str
    kind: str
    said: Credit
    source: str

    @property
    def title(self) -> str:
        return self.said.work.title


def posts(kind: str, languages: Sequence[str], paragraph: Callable[[str], str]) -> list[Post]:
    """A post for every policy and language; `paragraph` writes one of the copy as the editor of `kind` has it."""
    found = []
    for name, terms in POLICIES.items():
        for lang in languages:
            said = credit(of_publisher(terms), terms, lang=lang)
            if FORMATS[kind].has_body:
                source = written(said, kind)
            else:
                copy = "\n".join(map(paragraph, said.body))
                above = written(replace(said, end=()), kind) if said.top else ""
                source = "\n".join((above, copy, written(replace(said, top=()), kind)))
            found.append(Post(name, lang, kind, said, source))
    return found


def tell(
    program: str,
    port: int,
    pages: Sequence[tuple[Post, str]],
    *,
    has_head: bool = False,
    cannot: Container[tuple[str, str]] = (),
) -> int:
    """Fetch and check every page; print the counts and what is not met; how many conditions are not.

    `cannot` are the terms of policies that no post of the program can meet, which are printed and not counted.
    """
    counts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for post, address, report in asyncio.run(_checked(port, pages)):
        if isinstance(report, str) or report.error:
            raise SystemExit(f"{program}: {address}: {report if isinstance(report, str) else report.reason}")
        counts[str(report.verdict)] += 1
        left = {term: outcome for term, outcome in unmet(report) if has_head or term not in _NOT_OURS}
        missing.update(f"{post.policy} {post.lang} {term} {outcome}" for term, outcome in left.items())
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    print(f"{program}: {counts.total()} pages: {verdicts}; {missing.total()} conditions not seen to be met")
    for line, _ in missing.most_common(12):
        print(f"  {line}")
    return sum(count for line, count in missing.items() if (line.split()[0], line.split()[2]) not in cannot)


async def _checked(port: int, pages: Sequence[tuple[Post, str]]):  # type: ignore[no-untyped-def]
    found = []
    now = datetime.now(UTC)
    async with Fetcher(Manners(allow=(f"127.0.0.1:{port}",), pace=0, slowest=0)) as fetcher:
        for post, address in pages:
            capture = await fetcher.fetch(address)
            if isinstance(capture, Capture):
                report = check_capture(capture, post.said.work, POLICIES[post.policy], now)
                found.append((post, address, report))
            else:
                found.append((post, address, str(capture)))
    return found


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], address: str) -> Iterator[None]:
    """A server, from when it answers at `address` to the end of the block."""
    process = Popen(command)
    try:
        end = monotonic() + _PATIENCE
        while True:
            try:
                with urlopen(address, timeout=20):
                    break
            except (URLError, OSError):
                if process.poll() is not None or monotonic() > end:
                    raise SystemExit(f"{command[0]} does not answer at {address}") from None
                sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(20)
