"""A process that writes until there is no room, frees some, and goes on; it prints what it saw as JSON.

filling_body.py STORE LIMIT     LIMIT: bytes that a file may have; 0: a ballast beside the store is what is freed
"""

from __future__ import annotations

import json
import random
import resource
import sys
from pathlib import Path

from filled import write_one

from syndicate.errors import StoreFull
from syndicate.store import Store
from syndicate.store.exporting import counted
from syndicate.store.soundness import check

_MOST = 2_000  # rows of everything; more than there is room for
_BALLAST = 600 << 10  # bytes


def main(name: str, limit: int) -> None:
    path = Path(name)
    ballast = path.parent / "ballast"
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    else:
        ballast.write_bytes(bytes(_BALLAST))
    acknowledged, said = fill(name)
    left = [each.name for each in path.parent.iterdir() if not each.name.startswith(path.name)]
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    else:
        ballast.unlink()
    with Store.open(name) as store:
        with store.reading() as tx:
            kept, faults = counted(tx)["outbox"], list(check(tx, lambda table: None))
        store.write(lambda tx: write_one(tx, _MOST, random.Random(1)))
    print(
        json.dumps({"acknowledged": acknowledged, "said": said, "kept": kept, "faults": faults, "left": left})
    )


def fill(name: str) -> tuple[int, str]:
    """How many rows of everything were acknowledged, and what was said at the end of the room."""
    acknowledged = 0
    try:
        with Store.open(name) as store:
            for number in range(_MOST):
                store.write(lambda tx, number=number: write_one(tx, number, random.Random(number)))
                acknowledged += 1
    except StoreFull as error:
        return acknowledged, str(error)
    raise AssertionError("there was room for everything")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
