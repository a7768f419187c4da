"""The figures that a lookup must reach, and whether a run reached them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from _copies import SETTINGS
from _ours import Built
from _race import Race
from _score import Figures, Score


@dataclass(frozen=True)
class Target:
    """A figure and its floor; `stretch` is what is hoped for. `more` where more is better."""

    name: str
    value: float
    floor: float
    stretch: float | None = None
    more: bool = False

    def reaches(self, bound: float) -> bool:
        return self.value >= bound if self.more else self.value <= bound

    @property
    def met(self) -> bool:
        return self.reaches(self.floor)

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        sign = ">=" if self.more else "<="
        stretch = "" if self.stretch is None else f"{sign} {self.stretch:g}"
        far = self.stretch is not None and self.reaches(self.stretch)
        outcome = "stretch met" if far else "met" if self.met else "NOT MET"
        return self.name, f"{self.value:,.3f}", f"{sign} {self.floor:,g}", stretch, outcome


def of_index(built: list[Built], ours: list[Figures]) -> list[Target]:
    """Growth, size and speed of the largest index."""
    last = built[-1]
    return [
        Target(
            f"query among {last.works:,} / among {built[0].works:,} (P5)",
            ours[-1].query / ours[0].query,
            1.3,
            1.1,
        ),
        Target("index bytes a word of the works (P6)", last.bytes / last.words, 1.2),
        Target("works built a second and core", 1 / last.build, 2000, more=True),
        Target("opening the index, ms", last.opening * 1e3, 10),
    ]


def of_recall(found: Score) -> list[Target]:
    """Recall of each way of copying, after confirmation (P9, P10)."""
    bounds = dict.fromkeys(SETTINGS, (0.99, 0.998)) | {
        "two paragraphs in an article": (0.98, 0.995),
        "40-word quote in an article": (0.93, 0.98),
    }
    return [
        Target(f"recall, confirmed: {setting}", found.recall(setting), *bound, more=True)
        for setting, bound in bounds.items()
    ]


def of_false_alarms(built: list[Built], found: Sequence[Score]) -> list[Target]:
    """Pages that copy nothing and for which alignment still confirms a work (P11), at every size.

    Among few works boilerplate stands in few, and is harder to tell from what one of them has for itself.
    """
    return [
        Target(
            f"false alarms, made-up pages, {each.works:,} works, confirmed (P11)",
            score.false_alarms,
            0.005,
            0.001,
        )
        for each, score in zip(built, found, strict=True)
    ]


def beside(ours: list[Figures], peers: list[Figures], races: list[Race]) -> list[Target]:
    """Ahead of every peer among as many works: in recall, and in time and memory. Near ones are timed in a race."""
    same = {figures.works: figures for figures in ours}
    raced = {race.peer: race for race in races}
    targets = []
    for peer in peers:
        us, race = same[peer.works], raced.get(peer.name)
        lead = min(us.score.recall(setting) - peer.score.recall(setting) for setting in SETTINGS)
        targets += [
            Target(f"least lead in recall over {peer.name}", lead, 0, more=True),
            Target(f"query / {peer.name}", race.query if race else us.query / peer.query, 1),
            Target(f"build of a work / {peer.name}", race.build if race else us.build / peer.build, 1),
            Target(f"bytes a work / {peer.name}", us.bytes_per_work / peer.bytes_per_work, 1),
        ]
        if race and peer.name.startswith("rensa"):
            targets.append(
                Target("build of a work / rensa RMinHash 128 alone (P7)", race.build_to_hashing, 1, 0.6)
            )
    return targets
