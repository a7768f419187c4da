"""Where each threshold of `syndicate.reuse.kinds` stands in the range in which it is right.

    python benchmarks/kinds.py CORPUS

CORPUS is a folder with a `cases.jsonl` (see accuracy.py). For every row of the table: its value; the lowest and the
highest value with which, the other rows held, as many labels of `reuse` are right as now; where in this range the value
stands (0 % is its lower end); and the cases that become wrong beyond the ends. A range that ends with the scale says that no case of
this corpus needs the row on that side: its reason has to carry it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from accuracy import load

from syndicate.model import Match, Page, Work
from syndicate.reuse import compare, kinds, passages
from syndicate.reuse.kinds import Threshold, decide, length
from syndicate.text import words

SHARES = [step / 100 for step in range(101)]
WORDS = [float(count) for count in range(601)]


def main(corpus: Path) -> None:
    cases = [json.loads(line) for line in (corpus / "cases.jsonl").read_text("utf-8").splitlines()]
    pairs = [(case["id"], label(case), *load(corpus, case)[:2]) for case in cases]
    measured = [(name, kind, *measure(page, work)) for name, kind, page, work in pairs]

    def by_decision() -> set[str]:
        """The cases that are wrong; what was measured on the pages does not change."""
        return {
            name
            for name, kind, match, count in measured
            if str(decide(match.containment, match.page_share, match.shared, count)[0]) != kind
        }

    def by_comparison() -> set[str]:
        return {name for name, kind, page, work in pairs if str(compare(work, page).kind) != kind}

    wrong = by_comparison()
    print(f"{len(pairs)} labels, {len(wrong)} wrong: {' '.join(sorted(wrong)) or '–'}\n")
    print(f"{'row':<16} {'value':>6} {'from':>6} {'to':>6} {'stands':>7}   first to fall below … above")
    for name, row in rows():
        whole = name.startswith("PASSAGE")
        scale = SHARES if row.value < 1 else WORDS[:60] if whole else WORDS
        low, high, below, above = span(name, row, scale, by_comparison if whole else by_decision, len(wrong))
        stands = f"{(row.value - low) / (high - low):.0%}" if high > low else "–"
        print(f"{name:<16} {row.value:>6g} {low:>6g} {high:>6g} {stands:>7}   {below} … {above}")


def measure(page: Page, work: Work) -> tuple[Match, float | None]:
    """The match, and how many words it shares, where its passages tell that."""
    match = compare(work, page)
    text = match.version.text if match.version else work.text
    return match, length(match.alignments, words(text)) if match.alignments else None


def label(case: dict) -> str:
    return {"quote": "quotation"}.get(case["labels"]["reuse"], case["labels"]["reuse"])


def rows() -> Iterator[tuple[str, Threshold]]:
    return ((name, row) for name, row in vars(kinds).items() if isinstance(row, Threshold))


def span(
    name: str, row: Threshold, scale: list[float], wrong: Callable[[], set[str]], most: int
) -> tuple[float, float, str, str]:
    """The ends of the range, and the first cases that are wrong beyond them."""
    now = wrong_with(name, row, row.value, wrong)
    ends, falls = [], []
    for values in ([v for v in reversed(scale) if v < row.value], [v for v in scale if v > row.value]):
        end, fallen = row.value, "none"
        for value in values:
            found = wrong_with(name, row, value, wrong)
            if len(found) > most:
                fallen = " ".join(sorted(found - now)[:3])
                break
            end = value
        ends.append(end)
        falls.append(fallen)
    return ends[0], ends[1], falls[0], falls[1]


def wrong_with(name: str, row: Threshold, value: float, wrong: Callable[[], set[str]]) -> set[str]:
    """The wrong cases with another value in this row."""
    users = [module for module in (kinds, passages) if name in vars(module)]
    try:
        for module in users:
            setattr(module, name, Threshold(value, row.reason))
        return wrong()
    finally:
        for module in users:
            setattr(module, name, row)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
