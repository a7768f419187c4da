"""Which of 100,000 works is this page a copy of: time, memory and recall of `syndicate.Index` beside its peers.

    python benchmarks/lookup.py [CORPUS] [--quick] [--peers-at N] [--sources N] [--non-copies N]

Works and pages are made up (_texts.py, _copies.py), the same in every run, with what makes look-ups err in the wild:
stock phrases, boilerplate, statements that several works quote. The same pages are looked up among 1,000, 10,000 and
100,000 works, in turns, so that growth is measured within one run. Peers (_peers.py) answer the same pages among
fewer works, since they are slow; those that come near us in time also race us, in turns (_race.py). All times are CPU times but that of opening an index.

CORPUS is a folder with a `cases.jsonl` (see accuracy.py): its originals join the works and its pages are looked up.
`--quick` measures 1,000 and 10,000 works, without peers, in less than a minute.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import _ours
import _peers
import _race
import _real
import _tables
import _targets
from _copies import SETTINGS, Copier, Query
from _score import Figures, Score
from _targets import Target
from _texts import Writer

SIZES = (1_000, 10_000, 100_000)
SLOW_PEERS = {"LSH Ensemble": 1_000, "simhash": 1_000}
CHINESE_WORKS = 1_000


def main(options: argparse.Namespace) -> int:
    writer = Writer()
    queries = _queries(Copier(writer, Writer(2)), options)
    sizes = SIZES[:2] if options.quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        built = [_ours.build(writer, size, Path(folder) / f"{size}.index") for size in sizes]
        answers, seconds = _ours.look_up(built, queries)
        ours = [_ours.figures(*each) for each in zip(built, answers, seconds, strict=True)]
        confirmed, aligning = zip(*(_ours.confirmed(writer, each) for each in answers), strict=True)
        peers = [] if options.quick else _measure_peers(options)
        sample = [query.text for query in queries[:: len(queries) // 400]]
        races = [_race.race(writer, peer, sample) for peer in peers if peer.name in _race.CLOSE]
        fingerprinting = _race.fingerprints_to_hash_set(writer)
        _tables.sizes(built, ours, [_ours.score(each) for each in answers], confirmed)
        _tables.side_by_side(ours, confirmed[-1], peers)
        _tables.chinese(_chinese(Path(folder) / "chinese.index", options), CHINESE_WORKS)
        real = _real.look_up(built[-1].index, options.corpus) if options.corpus else None
    if real:
        _tables.real(real, sizes[-1])
    print(f"\nconfirming by alignment: {aligning[-1] * 1e3:.2f} ms a page, all its candidates")
    targets = [
        *_targets.of_index(built, ours),
        Target("fingerprints / pure Python 5-gram hash set (P8)", fingerprinting, 0.25, 0.15),
        *_targets.of_recall(confirmed[-1]),
        *_targets.of_false_alarms(built, confirmed),
        *(
            [Target("false alarms on real pages, confirmed (P11)", real.false_alarms, 0.005, 0.001)]
            if real
            else []
        ),
        *_targets.beside(ours, peers, races),
    ]
    _tables.targets(targets)
    return 0 if all(target.met for target in targets) else 1


def _queries(copier: Copier, options: argparse.Namespace) -> list[Query]:
    """Copies of works that are in every index, then pages that copy none."""
    sources = range(0, SIZES[0], SIZES[0] // options.sources)
    copies = [query for setting in SETTINGS for query in copier.queries(setting, sources)]
    return [*copies, *copier.non_copies(options.non_copies)]


def _measure_peers(options: argparse.Namespace) -> list[Figures]:
    found = []
    for name in _peers.PEERS:
        works = min(SLOW_PEERS.get(name, options.peers_at), options.peers_at)
        sources = range(0, SIZES[0], SIZES[0] // options.sources)
        figures = _peers.run(name, works, sources, options.non_copies)
        print(f"measured {figures if isinstance(figures, str) else name}", file=sys.stderr)
        if not isinstance(figures, str):
            found.append(figures)
    return found


def _chinese(path: Path, options: argparse.Namespace) -> Score:
    """Recall on texts without spaces between words."""
    writer = Writer(5, chinese=True)
    copier = Copier(writer, Writer(2))
    built = _ours.build(writer, CHINESE_WORKS, path)
    fewer = argparse.Namespace(sources=options.sources // 5, non_copies=options.non_copies // 5)
    answers, _ = _ours.look_up([built], _queries(copier, fewer))
    return _ours.confirmed(writer, answers[0])[0]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Speed, memory and recall of look-ups, beside other libraries."
    )
    parser.add_argument("corpus", type=Path, nargs="?", help="a folder with a cases.jsonl")
    parser.add_argument("--quick", action="store_true", help="1,000 and 10,000 works, no peers")
    parser.add_argument(
        "--peers-at", type=int, choices=SIZES, default=10_000, metavar="N", help="works of the peers"
    )
    parser.add_argument("--sources", type=int, default=500, metavar="N", help="works copied, up to 1,000")
    parser.add_argument("--non-copies", type=int, default=3_000, metavar="N", help="pages that copy nothing")
    options = parser.parse_args()
    if options.quick:
        options.sources, options.non_copies = min(options.sources, 50), min(options.non_copies, 500)
    return options


if __name__ == "__main__":
    sys.exit(main(_options()))
