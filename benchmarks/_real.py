"""Labelled real pages (see accuracy.py) among made-up works: is each copy found, and who else is named?

Some labelled pages were made from a page that holds another of the works: that work's own address. Naming it there is
right, so a work is never held against a page of its own host.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from accuracy import load

import syndicate
from syndicate.reuse import compare


@dataclass
class Real:
    """Counts over the labelled pages; every page is looked up among all works, its own and the others."""

    pages: Counter[str] = field(default_factory=Counter)  #: by what they hold of their work
    found: Counter[str] = field(default_factory=Counter)
    confirmed: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    candidates: int = 0  #: works named on pages that do not copy them
    named: int = 0  #: pages on which such a work is named
    alarms: list[str] = field(default_factory=list)  #: pages on which such a work is confirmed
    seconds: float = 0.0  #: of CPU, for all look-ups

    @property
    def milliseconds(self) -> float:
        return self.seconds / max(1, self.pages.total()) * 1e3

    @property
    def false_alarms(self) -> float:
        """Works confirmed that the page does not copy, a page: every page is a non-copy of all works but its own."""
        return len(self.alarms) / max(1, self.pages.total())


def look_up(index: syndicate.Index, corpus: Path) -> Real:
    """Add the originals of `corpus` to the index, then look up its pages."""
    lines = (corpus / "cases.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    loaded = [load(corpus, case)[:2] for case in cases]
    works = {work.url: work for _, work in loaded}
    for work in works.values():
        index.add(work)
    real = Real()
    for case, (page, own) in zip(cases, loaded, strict=True):
        start = time.process_time()
        candidates = index.lookup(page)
        real.seconds += time.process_time() - start
        kind = case["labels"]["reuse"]
        found = {candidate.id for candidate in candidates}
        others = {url for url in found if urlsplit(url).hostname != urlsplit(page.url).hostname}
        others -= {own.url} if kind != "none" else set()
        confirmed = {url for url in found & set(works) if compare(works[url], page).kind != "none"}
        real.pages[kind] += 1
        real.found[kind] += kind != "none" and own.url in found
        real.confirmed[kind] += kind != "none" and own.url in confirmed
        if kind != "none" and own.url not in confirmed:
            real.missed.append(f"{case['id']}: {kind}" + (", found and not confirmed" * (own.url in found)))
        real.candidates += len(others)
        real.named += bool(others)
        real.alarms += [f"{case['id']}: {url}" for url in sorted(others & confirmed)]
    return real
