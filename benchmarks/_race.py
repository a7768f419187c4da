"""Ways to do the same in turns, on the same texts in one process.

What was measured minutes apart can differ by half on a machine that is shared; what is measured in turns does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from _ours import work
from _peers import PEERS, shingles
from _score import Figures
from _texts import Writer

import syndicate
from syndicate.reuse.fingerprints import fingerprints
from syndicate.reuse.hashes import word_hashes

CLOSE = ("datasketch LSH", "rensa LSH")
"""Peers near enough for a race; the others are several times slower."""

_WORKS, _ROUNDS = 1_000, 5


@dataclass(frozen=True)
class Race:
    """Our time divided by the peer's."""

    peer: str
    build: float
    build_to_hashing: float  #: our whole build of a work, by the peer's hashing of it alone
    query: float


def race(writer: Writer, peer: Figures, pages: list[str]) -> Race:
    """Build 1,000 works and look pages up among them, by us and by a peer at the threshold that was its best."""
    them = PEERS[peer.name]()
    works = [work(writer, number) for number in range(_WORKS)]
    sketches = [them.sketch(each.text) for each in works]
    ours, theirs = _built(works), them.index(sketches, peer.threshold)
    we_build, they_hash, they_insert, we_ask, they_ask = _in_turns(
        lambda: _built(works),
        lambda: [them.sketch(each.text) for each in works],
        lambda: them.index(sketches, peer.threshold),
        lambda: [ours.lookup(page) for page in pages],
        lambda: [list(theirs(them.sketch(page))) for page in pages],
    )
    return Race(peer.name, we_build / (they_hash + they_insert), we_build / they_hash, we_ask / they_ask)


def fingerprints_to_hash_set(writer: Writer) -> float:
    """The time of our fingerprints by that of a set of hashed 5-word shingles in pure Python.

    Both hashes can be saved; Python's own `hash` of a text differs from process to process.
    """
    texts = [writer.article(number).text for number in range(200)]
    ours, theirs = _in_turns(
        lambda: [fingerprints(word_hashes(text)) for text in texts],
        lambda: [
            {blake2b(each.encode(), digest_size=8).digest() for each in shingles(text)} for text in texts
        ],
    )
    return ours / theirs


def _built(works: list[syndicate.Work]) -> syndicate.Index:
    index = syndicate.Index(works)
    index.lookup("")  # sorts what was added
    return index


def _in_turns(*runs: Callable[[], object]) -> list[float]:
    """The least CPU seconds of each."""
    rounds = [[_seconds(run) for run in runs] for _ in range(_ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
