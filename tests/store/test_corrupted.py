"""A store that was broken in any way is refused and left alone, or examined and named, or still whole.

`tests/real/corrupted.py` tries as many seeds as are wanted.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from corrupting import WAYS, broken, make

SEEDS = 3 * len(WAYS)
FINE = {"refused", "found", "whole"}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[bytes]]]:
    folder = tmp_path_factory.mktemp("origin")
    return folder, make(folder)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_broken_store_never_goes_unnoticed(
    origin: tuple[Path, list[list[bytes]]], tmp_path: Path, seed: int
) -> None:
    way, outcome = broken(*origin, tmp_path, seed)
    assert outcome in FINE | ({"a letter"} if way == "flip_one" else set()), way
