"""The time of one whole check, as a ratio to what only parsing the same pages costs elsewhere.

    python benchmarks/check.py CORPUS [ROUNDS]

CORPUS is a folder with a `cases.jsonl` (see accuracy.py). Pages are checked under the founding policy and under the
largest that ships, the one that requires and prohibits most, with the case's publisher as assigner. Peers, in the same
run on the same pages: BeautifulSoup on lxml, parse alone; trafilatura's fast extraction alone. CPU time, the least of
ROUNDS for each page, summed, and how far the rounds lie apart; pages that hold a copy only. Original and policy are read beforehand, as for a publisher
that checks many copies; before each round what is kept of the page is forgotten, and another copy checked.
"""

from __future__ import annotations

import functools
import gc
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from operator import truediv
from pathlib import Path
from statistics import median

import trafilatura
from accuracy import load
from bs4 import BeautifulSoup

import syndicate
from syndicate import text as words_of_text
from syndicate.model import Deed, Policy
from syndicate.resources import names

GOAL = 0.5
"""Of what BeautifulSoup takes, a check under the largest policy may take, reading included."""
PARSE, EXTRACT = "BeautifulSoup(lxml): parse alone", "trafilatura: fast extraction alone"
_OF_PAGES = ("syndicate.page.", "syndicate.urls.")  # modules that keep answers by what stands on a page


def main(corpus: Path, rounds: int) -> None:
    cases = [json.loads(line) for line in (corpus / "cases.jsonl").read_text("utf-8").splitlines()]
    cases = [case for case in cases if case["labels"]["reuse"] in ("full", "excerpt")]
    shipped = (name for name in names("policies", ".toml") if not name.endswith(".tests.toml"))
    ids = (name.removesuffix(".toml") for name in shipped)
    largest = max(map(syndicate.load_policy, ids), key=asked)
    taken: dict[str, list[list[float]]] = {}
    for case in cases:
        _, work, founding = load(corpus, case)
        policies = {
            "founding policy": founding,
            f"{largest.id}": replace(largest, assigner=founding.assigner),
        }
        html = gzip.decompress((corpus / case["candidate_html"]).read_bytes())
        another = syndicate.Page.from_html(plain(work), url="https://another.example/")
        for name, run in runs(html, case["candidate_url"], work, policies).items():
            before = partial(syndicate.check, another, work, policies.get(name.partition(", ")[2], founding))
            taken.setdefault(name, []).append(times(run, rounds, before))
    show(taken, largest)


def runs(
    html: bytes, url: str, work: syndicate.Work, policies: dict[str, Policy]
) -> dict[str, Callable[[], object]]:
    """What is measured on one page, by the name of its row."""
    text = html.decode("utf-8", "replace")

    def read() -> syndicate.Page:
        return syndicate.Page.from_html(html, url=url)

    rows: dict[str, Callable[[], object]] = {"read": read}
    for name, policy in policies.items():
        rows[f"read and check, {name}"] = lambda policy=policy: syndicate.check(read(), work, policy)
    rows[PARSE] = lambda: BeautifulSoup(text, "lxml")
    rows[EXTRACT] = lambda: trafilatura.extract(text, fast=True)
    return rows


def plain(work: syndicate.Work) -> str:
    """The shortest page that holds the work."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in work.text.split("\n\n"))
    return f"<h1>{escape(work.title)}</h1>{paragraphs}"


def asked(policy: Policy) -> int:
    """How many terms of the policy give a finding."""
    return sum(term.deed is not Deed.PERMITS for term in policy.terms)


def times(run: Callable[[], object], rounds: int, before: Callable[[], object]) -> list[float]:
    """CPU seconds of each of some rounds, after one that is not counted."""
    run()
    found = []
    for _ in range(rounds):
        forget_pages()
        before()
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return found


def forget_pages() -> None:
    """Drop what was kept of a page: a monitor meets each once."""
    for kept in caches_of_pages():
        kept.cache_clear()
    words_of_text._words_of_lines.clear()


@functools.cache
def caches_of_pages() -> tuple[functools._lru_cache_wrapper[object], ...]:
    """Caches with a bound, by what stands on pages; those without hold tables."""
    return tuple(
        kept
        for kept in gc.get_objects()
        if isinstance(kept, functools._lru_cache_wrapper)
        and str(kept.__module__).startswith(_OF_PAGES)
        and kept.cache_info().maxsize is not None
    )


def show(taken: dict[str, list[list[float]]], largest: Policy) -> None:
    """The table; `taken` has the times of each page, by the name of the row."""
    total = {name: sum(map(min, pages)) for name, pages in taken.items()}
    pages = len(taken["read"])
    print(f"{pages} pages; {largest.id} is the largest policy, with {asked(largest)} terms to find out\n")
    print(f"{'':<44}{'ms a page':>10}{'of BeautifulSoup':>18}{'of trafilatura':>16}")
    for name, seconds in with_checks(total):
        shares = f"{seconds / total[PARSE]:>18.2f}{seconds / total[EXTRACT]:>16.2f}"
        print(f"{name:<44}{seconds / pages * 1e3:>10.1f}{shares}")
    check = f"read and check, {largest.id}"
    print(f"\ngoal: {GOAL} x BeautifulSoup for {check}; reached: {total[check] / total[PARSE]:.2f}")
    for peer in (PARSE, EXTRACT):
        each = sorted(map(truediv, in_rounds(taken[check]), in_rounds(taken[peer])))
        print(f"by round, of {peer}: {each[0]:.2f} to {each[-1]:.2f}, median {median(each):.2f}")


def in_rounds(pages: list[list[float]]) -> list[float]:
    """The time of all pages together in each round."""
    return [sum(each) for each in zip(*pages, strict=True)]


def with_checks(total: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The rows, and behind each check what of it is not reading."""
    for name, seconds in total.items():
        yield name, seconds
        if name.startswith("read and check"):
            yield name.replace("read and check", "  of that, checking"), seconds - total["read"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
