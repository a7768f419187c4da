"""The time of aligning one pair of texts, and how much of what was copied the alignment finds, beside its peers.

    python benchmarks/align.py [CORPUS] [--rounds N] [--only pairs|curve]

Pairs are made by construction, so that it is known which word of the page was copied from which word of the work.
Texts are the originals of CORPUS (a folder with a `cases.jsonl`, see accuracy.py), or invented ones without it.

"pairs" measures on the same pairs in the same run: syndicate from word numbers to stretches with their changes, and
from raw text; difflib (autojunk=False) on word lists; rapidfuzz's LCSseq.opcodes on word numbers; cydifflib, where it
is installed. CPU time, the least of N rounds (3), as a ratio to difflib. Coverage is the share of the copied words that
are aligned with the very word they were copied from. "curve" shows CPU time and peak memory (tracemalloc) of compare()
against the size of ordinary and of hostile pages; the time of a word must not grow.
"""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from time import process_time

from rapidfuzz.distance import LCSseq

from syndicate.model import Block, Capture, Page, Place, Work
from syndicate.reuse import compare
from syndicate.reuse.passages import stretches
from syndicate.text import words

try:
    from cydifflib import SequenceMatcher as CythonMatcher
except ImportError:
    CythonMatcher = None

SIZES = (500, 1_000, 3_000, 10_000)
_ENOUGH = 0.03  # seconds
TIME_GOAL, COVERAGE_GOAL = 0.25, 0.97
Pairs = Iterator[tuple[int, int]]
"""(word of the work, word of the page), for each word that is aligned."""


@dataclass(frozen=True)
class Case:
    """A work and a page as words; `origin[i]` is the word of the work that word `i` of the page is, or -1."""

    name: str
    work: list[str]
    page: list[str]
    origin: list[int]

    def coverage(self, aligned: Pairs) -> float:
        right = sum(self.origin[there] == here for here, there in aligned)
        return right / sum(here >= 0 for here in self.origin)


def main(arguments: list[str]) -> int:
    options = {"--rounds": "3", "--only": ""}
    for option in options:
        if option in arguments:
            at = arguments.index(option)
            options[option] = arguments[at + 1]
            del arguments[at : at + 2]
    supply = Supply(Path(arguments[0]) if arguments else None)
    met = True
    if options["--only"] != "curve":
        met = pairs(supply, int(options["--rounds"]))
    if options["--only"] != "pairs":
        curve(supply)
    return 0 if met else 1


class Supply:
    """Words of real or invented texts, never the same twice for work and surroundings."""

    def __init__(self, corpus: Path | None) -> None:
        self.random = random.Random(3)
        self._words = list(_real(corpus) if corpus else _invented(self.random))
        self._at = 0

    def take(self, count: int) -> list[str]:
        return [self._next() for _ in range(count)]

    def _next(self) -> str:
        """The next word; those of a second round are told from those of the first."""
        again, at = divmod(self._at, len(self._words))
        self._at += 1
        return f"{self._words[at]}{again or ''}"


def _real(corpus: Path) -> Iterator[str]:
    import json

    from accuracy import load

    seen: set[str] = set()
    for line in (corpus / "cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["original_url"] not in seen:
            seen.add(case["original_url"])
            yield from words(load(corpus, case)[1].text).forms


def _invented(chance: random.Random) -> Iterator[str]:
    """Words as often as their rank allows (Zipf), as in a natural text."""
    vocabulary = ["".join(chance.choices("abcdefghiklmnoprstuw", k=2 + rank % 9)) for rank in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    yield from chance.choices(vocabulary, weights, k=150_000)


# Pairs


def cases(supply: Supply, size: int) -> Iterator[Case]:
    work, chance = supply.take(size), supply.random
    whole = [(word, index) for index, word in enumerate(work)]
    blocks = [whole[start : start + 60] for start in range(0, size, 60)]
    moved = chance.sample(blocks, len(blocks))
    foreign = [[(word, -1) for word in supply.take(count)] for count in (size, size, 4 * size, 4 * size)]
    for name, page in (
        ("full copy", whole),
        ("5 % of words edited", edited(whole, 0.05, chance)),
        ("15 % of words edited", edited(whole, 0.15, chance)),
        ("blocks moved", [word for block in moved for word in block]),
        ("blocks moved, 5 % edited", edited([word for block in moved for word in block], 0.05, chance)),
        ("two paragraphs quoted", foreign[0] + blocks[len(blocks) // 3] + foreign[1] + blocks[1]),
        ("copy in a long page", foreign[2] + whole + foreign[3]),
    ):
        yield Case(name, work, [word for word, _ in page], [origin for _, origin in page])


def edited(page: list[tuple[str, int]], share: float, chance: random.Random) -> list[tuple[str, int]]:
    """A third each of the edits changes, leaves out and puts in a word."""
    done: list[tuple[str, int]] = []
    for word, origin in page:
        if chance.random() >= share:
            done.append((word, origin))
            continue
        match chance.randrange(3):
            case 0:
                done.append((f"{word}x", -1))
            case 1:
                done += [(word, origin), ("indeed", -1)]
    return done


def ours(work: list[int], page: list[int]) -> Pairs:
    for stretch in stretches(work, page):
        here, there = stretch.work.start, stretch.page.start
        for change in stretch.changes:
            yield from zip(range(here, change.work_start), range(there, change.page_start), strict=True)
            here, there = change.work_end, change.page_end
        yield from zip(range(here, stretch.work.end), range(there, stretch.page.end), strict=True)


def from_text(work: str, page: str) -> object:
    return stretches(*numbered(list(words(work).forms), list(words(page).forms)))


def numbered(work: list[str], page: list[str]) -> tuple[list[int], list[int]]:
    numbers = {word: number for number, word in enumerate(dict.fromkeys(work))}
    return [numbers[word] for word in work], [numbers.get(word, -1) for word in page]


def by_blocks(matcher: SequenceMatcher[str]) -> Pairs:
    for here, there, size in matcher.get_matching_blocks():
        yield from zip(range(here, here + size), range(there, there + size), strict=True)


def by_opcodes(work: list[int], page: list[int]) -> Pairs:
    for op in LCSseq.opcodes(work, page):
        if op.tag == "equal":
            yield from zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)


def pairs(supply: Supply, rounds: int) -> bool:
    """The table; whether the goals are met for every size."""
    head = ("ms", "text ms", "difflib", "ratio", "rapidfuzz", "cydifflib", "covers", "difflib", "rapidfuzz")
    print(f"{'words  pair':<33}" + "".join(f"{name:>10}" for name in head))
    verdicts = []
    for size in SIZES:
        rows = {case.name: measured(case, rounds) for case in cases(supply, size)}
        for name, row in rows.items():
            print(f"{size:>6} {name:<26}" + "".join(f"{value:>10.3f}" for value in row), flush=True)
        ratio = sum(row[0] for row in rows.values()) / sum(row[2] for row in rows.values())
        covered = min(row[6] for name, row in rows.items() if "moved" in name)
        verdicts.append((size, ratio, covered))
    print(f"\ngoals: time <= {TIME_GOAL} of difflib, words of moved blocks covered >= {COVERAGE_GOAL}")
    for size, ratio, covered in verdicts:
        met = "met" if ratio <= TIME_GOAL and covered >= COVERAGE_GOAL else "NOT met"
        print(f"{size:>6} words: {ratio:.3f}, {covered:.3f}: {met}")
    print()
    return all(ratio <= TIME_GOAL and covered >= COVERAGE_GOAL for _, ratio, covered in verdicts)


def measured(case: Case, rounds: int) -> list[float]:
    """One row of the table: milliseconds, and shares of the copied words."""
    work, page = numbered(case.work, case.page)
    texts = " ".join(case.work), " ".join(case.page)
    took = least(lambda: stretches(work, page), rounds)
    whole = least(lambda: from_text(*texts), rounds)
    theirs = least(lambda: _difflib(SequenceMatcher, case), rounds)
    fuzz = least(lambda: LCSseq.opcodes(work, page).as_list(), rounds)
    cython = least(lambda: _difflib(CythonMatcher, case), rounds) if CythonMatcher else float("nan")
    return [
        took * 1e3,
        whole * 1e3,
        theirs * 1e3,
        took / theirs,
        fuzz * 1e3,
        cython * 1e3,
        case.coverage(ours(work, page)),
        case.coverage(by_blocks(SequenceMatcher(None, case.work, case.page, autojunk=False))),
        case.coverage(by_opcodes(work, page)),
    ]


def _difflib(matcher: Callable[..., SequenceMatcher[str]], case: Case) -> object:
    return matcher(None, case.work, case.page, autojunk=False).get_opcodes()


def least(run: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest of some rounds; what is short is run more often."""
    times: list[float] = []
    while len(times) < rounds or sum(times) < _ENOUGH:
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


# Curve


def curve(supply: Supply) -> None:
    print(f"{'work':>8}{'page':>10}  {'page is':<44}{'ms':>9}{'ns/word':>9}{'peak MB':>9}  answer")
    for name, work, page in hard(supply):
        text = " ".join(work)
        candidate = Page(Capture("https://page.example/", b""), tuple(_blocks(page)))
        took = least(partial(compare, Work(text=text), candidate), 2)
        tracemalloc.start()
        found = compare(Work(text=text), candidate)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        row = f"{took * 1e3:>9.1f}{took / len(page) * 1e9:>9.0f}{peak:>9.1f}"
        answer = f"{found.kind} {found.containment:.3f}, {len(found.alignments)} alignments"
        print(f"{len(work):>8}{len(page):>10}  {name:<44}{row}  {answer}", flush=True)


def _blocks(page: list[str]) -> Iterator[Block]:
    """Paragraphs of 100 words."""
    for number, start in enumerate(range(0, len(page), 100), 1):
        text = " ".join(page[start : start + 100])
        yield Block(text, Place(("html", "body", f"p:nth-child({number})"), number))


def hard(supply: Supply) -> Iterator[tuple[str, list[str], list[str]]]:
    """(name, work, page), ordinary ones first, then what nobody would write by accident."""
    work = supply.take(1_000)
    for size in (1_000, 10_000, 100_000, 1_000_000):
        yield "the work inside foreign words", work, supply.take(size // 2) + work + supply.take(size // 2)
    for size in (1_000, 10_000, 100_000):
        text = supply.take(size)
        yield "a longer work, 15 % of its words edited", text, _changed(supply, text)
    for size in (10_000, 100_000, 1_000_000):
        yield "one word over and over", work, work[:1] * size
    for size in (10_000, 100_000, 1_000_000):
        yield "one word over and over, in the work too", work[:1] * 1_000, work[:1] * size
    for count in (10, 100, 1_000):
        yield f"the work {count} times", work, work * count
    for count in (10, 100, 1_000):
        yield f"the work {count} times, every 5th word changed", work, _every(work * count, 5)
    for size in (10_000, 100_000, 1_000_000):
        two = supply.random.choices(["yes", "no"], k=size)
        yield "two words at random, in the work too", two[:1_000], two[1_000:]
    refrain = work[:50]
    for size in (1_000, 10_000, 100_000):
        song = refrain * (size // 50)
        yield "a work that repeats itself, copied", song, song
    verses = [word for start in range(50, 1_000, 30) for word in (*work[start : start + 30], *refrain)]
    for count in (1, 10, 100):
        yield "a song with a refrain, copied over and over", verses, verses * count
    yield "a page of 10 MB with the work at its start", work, work + supply.take(1_700_000)


def _changed(supply: Supply, text: list[str]) -> list[str]:
    return [word for word, _ in edited([(word, 0) for word in text], 0.15, supply.random)]


def _every(text: list[str], step: int) -> list[str]:
    return [f"{word}x{index}" if index % step == 0 else word for index, word in enumerate(text)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
