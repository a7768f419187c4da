"""The time of one whole check, as a ratio to what only parsing the same pages costs elsewhere.

    python benchmarks/check.py CORPUS [ROUNDS]

CORPUS is a folder with a `cases.jsonl` (see accuracy.py). Peers, in the same run on the same pages: BeautifulSoup on
lxml, parse alone; trafilatura's fast extraction alone. CPU time, the least of ROUNDS for each page, summed; pages that
hold a copy only. Original and policy are read beforehand, as for a publisher that checks many copies.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from accuracy import load
from bs4 import BeautifulSoup

import syndicate


def main(corpus: Path, rounds: int) -> None:
    cases = [json.loads(line) for line in (corpus / "cases.jsonl").read_text("utf-8").splitlines()]
    cases = [case for case in cases if case["labels"]["reuse"] in ("full", "excerpt")]
    total: dict[str, float] = {}
    for case in cases:
        _, work, policy = load(corpus, case)
        html = gzip.decompress((corpus / case["candidate_html"]).read_bytes())
        text, url = html.decode("utf-8", "replace"), case["candidate_url"]

        def whole(html: bytes = html, url: str = url, work=work, policy=policy) -> None:
            syndicate.check(syndicate.Page.from_html(html, url=url), work, policy)

        peers: dict[str, Callable[[], object]] = {
            "syndicate: read and check": whole,
            "BeautifulSoup(lxml): parse alone": lambda text=text: BeautifulSoup(text, "lxml"),
            "trafilatura: fast extraction alone": lambda text=text: trafilatura.extract(text, fast=True),
        }
        for name, run in peers.items():
            total[name] = total.get(name, 0.0) + least(run, rounds)
    ours = next(iter(total.values()))
    print(f"{'':<36}{'ms a page':>10}{'ratio':>8}")
    for name, seconds in total.items():
        print(f"{name:<36}{seconds / len(cases) * 1e3:>10.1f}{ours / seconds:>8.2f}")


def least(run: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
