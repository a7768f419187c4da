"""The tables that the look-up benchmark prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from _copies import SETTINGS
from _ours import Built
from _real import Real
from _score import PRECISION, Figures, Score
from _targets import Target


def sizes(built: list[Built], ours: list[Figures], raw: list[Score], confirmed: Sequence[Score]) -> None:
    """What an index costs by the number of its works."""
    print("the index by its size; all candidates are counted, however light")
    rows = [
        (
            "works",
            "works/s",
            "bytes/work",
            "a word",
            "open ms",
            "query ms",
            "precision",
            "false alarms",
            "confirmed",
        )
    ]
    for index, figures, score, sure in zip(built, ours, raw, confirmed, strict=True):
        rows.append(
            (
                f"{index.works:,}",
                f"{1 / index.build:,.0f}",
                f"{index.bytes / index.works:,.0f}",
                f"{index.bytes / index.words:.2f}",
                f"{index.opening * 1e3:.2f}",
                f"{figures.query * 1e3:.3f}",
                f"{score.precision:.4f}",
                f"{score.false_alarms:.2%}",
                f"{sure.false_alarms:.2%}",
            )
        )
    _print(rows)
    print(f"a work has {built[-1].words / built[-1].works:.0f} words on average")


def side_by_side(ours: list[Figures], confirmed: Score, peers: list[Figures]) -> None:
    """Recall and cost of every way to look up, each at its best threshold; a column each.

    Of our index the bytes are those of its file, which is mapped; of a peer those of memory that index and hashes hold.
    """
    columns = [*ours, *peers]
    print(f"\nside by side, each at the lowest threshold tried with precision >= {PRECISION} (CPU times)")
    _print(
        [
            ("", *(figures.name for figures in columns), "confirmed"),
            ("works", *(f"{figures.works:,}" for figures in columns), f"{ours[-1].works:,}"),
            ("threshold", *(f"{figures.threshold:g}" for figures in columns), ""),
            *(
                (
                    setting,
                    *(f"{figures.score.recall(setting):.3f}" for figures in columns),
                    f"{confirmed.recall(setting):.3f}",
                )
                for setting in SETTINGS
            ),
            (
                "precision",
                *(f"{figures.score.precision:.4f}" for figures in columns),
                f"{confirmed.precision:.4f}",
            ),
            (
                "false alarms a page",
                *(f"{figures.score.false_alarms:.2%}" for figures in columns),
                f"{confirmed.false_alarms:.2%}",
            ),
            ("build, ms a work", *(f"{figures.build * 1e3:.3f}" for figures in columns), ""),
            ("query, ms a page", *(f"{figures.query * 1e3:.3f}" for figures in columns), ""),
            ("bytes a work: file, memory", *(f"{figures.bytes_per_work:,.0f}" for figures in columns), ""),
        ]
    )


def chinese(found: Score, works: int) -> None:
    print(f"\nChinese, made up, among {works:,} works: recall and precision after confirmation")
    _print([(setting, f"{found.recall(setting):.3f}") for setting in SETTINGS])
    print(f"precision {found.precision:.4f}, false alarms {found.false_alarms:.2%} of pages")


def real(found: Real, works: int) -> None:
    print(
        f"\nlabelled real pages among {works:,} works and their originals; {found.milliseconds:.2f} ms a look-up"
    )
    _print(
        [
            ("pages", "", "found", "confirmed"),
            *(
                (kind, str(count), str(found.found[kind]), str(found.confirmed[kind]))
                for kind, count in sorted(found.pages.items())
            ),
        ]
    )
    print("".join(f"    missed {line}\n" for line in found.missed), end="")
    wrong = f"{found.named} pages have {found.candidates} candidates that they do not copy"
    print(f"{wrong}; confirmed: {len(found.alarms)}")
    print("".join(f"    {line}\n" for line in found.alarms), end="")


def targets(found: Iterable[Target]) -> None:
    print("\ntargets")
    _print([("", "figure", "floor", "stretch", ""), *(target.row for target in found)])


def _print(rows: list[tuple[str, ...]]) -> None:
    """The first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        print(f"{first:<{widths[0]}}  {'  '.join(cells)}".rstrip())
