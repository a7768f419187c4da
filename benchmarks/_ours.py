"""What `syndicate.Index` does with the works and pages that its peers get: built, saved, opened, asked, confirmed."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from _copies import Query
from _score import PRECISION, Figures, Score
from _texts import Writer

import syndicate
from syndicate.model import Candidate
from syndicate.reuse import compare

WEIGHTS = (0, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24)
"""Thresholds of weight that are tried, as others are tried for the peers; 0 takes every candidate."""

_HOST = "https://works.example/"

Answers = list[tuple[Query, tuple[Candidate, ...]]]


@dataclass(frozen=True)
class Built:
    """An index, saved and opened again, and what that took."""

    works: int
    words: int  #: of all works
    index: syndicate.Index
    build: float  #: CPU seconds a work
    bytes: int
    opening: float  #: seconds


def build(writer: Writer, works: int, path: Path) -> Built:
    """Index the first `works` articles and save that; the time it takes to write the articles is not counted."""
    source = _Source(writer, works)
    start = time.process_time()
    syndicate.Index(source).save(path)
    seconds = time.process_time() - start - source.seconds
    opening = min(_opening(path) for _ in range(5))
    return Built(
        works, source.words, syndicate.Index.open(path), seconds / works, path.stat().st_size, opening
    )


def look_up(built: list[Built], queries: list[Query]) -> tuple[list[Answers], list[list[float]]]:
    """Answers and CPU seconds of each page in each index; the indexes take turns, so that all meet the same machine."""
    answers = [[(query, each.index.lookup(query.text)) for query in queries] for each in built]
    seconds: list[list[float]] = [[] for _ in built]
    for query in queries:
        for each, times in zip(built, seconds, strict=True):
            start = time.process_time()
            each.index.lookup(query.text)
            times.append(time.process_time() - start)
    return answers, seconds


def score(answers: Answers, accept: Callable[[Query, Candidate], bool] = lambda *_: True) -> Score:
    """The score of the candidates that are accepted, all if nothing is said."""
    result = Score()
    for query, candidates in answers:
        result.add(query, [number(each) for each in candidates if accept(query, each)])
    return result


def figures(built: Built, answers: Answers, seconds: list[float]) -> Figures:
    """The figures at the lowest weight tried whose answers are precise enough."""
    for weight in WEIGHTS:
        found = score(answers, lambda _, candidate, weight=weight: candidate.weight >= weight)
        if found.precision >= PRECISION:
            break
    query = sum(seconds) / len(seconds)
    return Figures(
        "syndicate", built.works, weight, found, built.build, 0.0, query, built.bytes / built.works
    )


def confirmed(writer: Writer, answers: Answers) -> tuple[Score, float]:
    """The score of the candidates that alignment confirms, and the CPU seconds that a page took."""
    seconds = 0.0

    def accept(query: Query, candidate: Candidate) -> bool:
        nonlocal seconds
        source = work(writer, number(candidate))
        page = syndicate.Page.from_html(as_html(query.text), url="https://pages.example/")
        start = time.process_time()
        match = compare(source, page)
        seconds += time.process_time() - start
        return match.kind != "none"

    result = score(answers, accept)
    return result, seconds / len(answers)


def work(writer: Writer, number: int) -> syndicate.Work:
    return syndicate.Work(url=f"{_HOST}{number}", text=writer.article(number).text)


def number(candidate: Candidate) -> int:
    return int(candidate.id.removeprefix(_HOST))


def as_html(text: str) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n\n"))


class _Source(Iterable[syndicate.Work]):
    """Works one by one, with the CPU seconds that making them took."""

    def __init__(self, writer: Writer, works: int) -> None:
        self._writer, self._works = writer, works
        self.seconds, self.words = 0.0, 0

    def __iter__(self) -> Iterator[syndicate.Work]:
        for number in range(self._works):
            start = time.process_time()
            made = work(self._writer, number)
            self.words += len(made.text.split())
            self.seconds += time.process_time() - start
            yield made


def _opening(path: Path) -> float:
    start = time.perf_counter()
    syndicate.Index.open(path)
    return time.perf_counter() - start
