"""What a Python user can install today to find near-duplicates, behind one interface, each at its best threshold.

A peer runs in a process of its own, so that its memory can be told. It hashes every text once; then thresholds are
tried from the most lenient one until the answers are precise enough. Answers of an LSH index are filtered by the
similarity that the hashes estimate, as the manuals advise: that makes lower thresholds usable and recall higher.
"""

from __future__ import annotations

import gc
import logging
import re
import resource
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar, Protocol

from _copies import SETTINGS, Copier, Query
from _score import PRECISION, Figures, Score
from _texts import Writer

PERMUTATIONS = 128
_SIMILARITIES = (0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Search = Callable[[Any], Iterable[int]]


class Peer(Protocol):
    """`thresholds` run from the most lenient one; making the peer raises ImportError where it is not installed."""

    thresholds: ClassVar[tuple[float, ...]]

    def sketch(self, text: str) -> Any: ...

    def index(self, sketches: list[Any], threshold: float) -> Search: ...


def shingles(text: str) -> set[str]:
    """The 5-word shingles of a text: what the manuals of these tools take for news."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[start : start + 5]) for start in range(max(1, len(words) - 4))}


class Datasketch:
    thresholds = _SIMILARITIES

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._minhash, self._lsh = MinHash, MinHashLSH

    def sketch(self, text: str) -> Any:
        sketch = self._minhash(PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        return sketch

    def index(self, sketches: list[Any], threshold: float) -> Search:
        lsh = self._lsh(threshold, PERMUTATIONS)
        for number, sketch in enumerate(sketches):
            lsh.insert(number, sketch, check_duplication=False)
        return lambda page: (work for work in lsh.query(page) if page.jaccard(sketches[work]) >= threshold)


class Ensemble:
    """Containment instead of similarity: the share of the page that stands in the work."""

    thresholds = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

    def __init__(self) -> None:
        from datasketch import MinHashLSHEnsemble

        self._ensemble, self._datasketch = MinHashLSHEnsemble, Datasketch()

    def sketch(self, text: str) -> Any:
        return self._datasketch.sketch(text), len(shingles(text))

    def index(self, sketches: list[Any], threshold: float) -> Search:
        ensemble = self._ensemble(threshold, PERMUTATIONS)
        ensemble.index((number, *sketch) for number, sketch in enumerate(sketches))

        def search(page: Any) -> Iterable[int]:
            minhash, size = page
            for work in ensemble.query(minhash, size):
                similarity = minhash.jaccard(sketches[work][0])
                common = similarity / (1 + similarity) * (size + sketches[work][1])
                if common / size >= threshold:
                    yield work

        return search


class Rensa:
    thresholds = _SIMILARITIES

    def __init__(self) -> None:
        from rensa import RMinHash, RMinHashLSH

        self._minhash, self._lsh = RMinHash, RMinHashLSH

    def sketch(self, text: str) -> Any:
        sketch = self._minhash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingles(text)))
        return sketch

    def index(self, sketches: list[Any], threshold: float) -> Search:
        # the fewest bands whose own threshold, (1/bands)^(1/rows), is not above the one wanted
        bands = next((b for b in (8, 16, 32, 64) if (1 / b) ** (b / PERMUTATIONS) <= threshold), 128)
        lsh = self._lsh(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
        for number, sketch in enumerate(sketches):
            lsh.insert(number, sketch)
        return lambda page: (work for work in lsh.query(page) if page.jaccard(sketches[work]) >= threshold)


class SimHash:
    """One hash for the whole text; the threshold is the number of bits that may differ, as a negative number."""

    thresholds = (-8, -6, -5, -4, -3, -2, -1)

    def __init__(self) -> None:
        from simhash import Simhash, SimhashIndex

        self._simhash, self._index = Simhash, SimhashIndex

    def sketch(self, text: str) -> Any:
        return self._simhash(text)

    def index(self, sketches: list[Any], threshold: float) -> Search:
        quiet = logging.Logger("simhash", logging.ERROR)  # it warns of big buckets, once a query
        index = self._index(
            [(str(number), sketch) for number, sketch in enumerate(sketches)], k=-int(threshold), log=quiet
        )
        return lambda page: map(int, index.get_near_dups(page))


PEERS: dict[str, type[Peer]] = {
    "datasketch LSH": Datasketch,
    "rensa LSH": Rensa,
    "LSH Ensemble": Ensemble,
    "simhash": SimHash,
}


def run(name: str, works: int, sources: range, non_copies: int) -> Figures | str:
    """The figures of one peer, or one line that says why there are none."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (name, works, sources, non_copies))


def _measure(name: str, works: int, sources: range, non_copies: int) -> Figures | str:
    try:
        peer = PEERS[name]()
    except ImportError as error:
        return f"{name}: not installed ({error})"
    writer = Writer()
    copier = Copier(writer, Writer(2))
    queries = [query for setting in SETTINGS for query in copier.queries(setting, sources)]
    queries += copier.non_copies(non_copies)
    return _best(name, peer, [writer.article(number).text for number in range(works)], queries)


def _best(name: str, peer: Peer, texts: list[str], queries: list[Query]) -> Figures:
    """The figures at the first threshold that is precise enough, or at the strictest."""
    peer.index([peer.sketch(text) for text in texts[:100]], peer.thresholds[-1])  # loads what is loaded late
    before = _memory()
    sketches, hashing = _timed(lambda: [peer.sketch(text) for text in texts])
    held = _memory() - before
    pages, reading = _timed(lambda: [peer.sketch(query.text) for query in queries])
    indexes = []  # kept alive, so that no index is built in the memory of the last one
    for threshold in peer.thresholds:
        before = _memory()
        search, inserting = _timed(lambda threshold=threshold: peer.index(sketches, threshold))
        indexes.append(search)
        size = held + _memory() - before
        answers, searching = _timed(lambda search=search: [list(search(page)) for page in pages])
        score = _score(queries, answers)
        if score.precision >= PRECISION:
            break
    return Figures(
        name,
        len(texts),
        threshold,
        score,
        hashing=hashing / len(texts),
        inserting=inserting / len(texts),
        query=(reading + searching) / len(pages),
        bytes_per_work=size / len(texts),
    )


def _score(queries: list[Query], answers: list[list[int]]) -> Score:
    score = Score()
    for query, found in zip(queries, answers, strict=True):
        score.add(query, found)
    return score


def _timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start


def _memory() -> int:
    """Bytes that the process holds now; where the system does not tell, the most it ever held."""
    gc.collect()
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text("ascii").split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
