"""Fingerprints: a few numbers that a text has in common with every text that copies a run of its words.

Winnowing (Schleimer, Wilkerson and Aiken 2003, *Winnowing: local algorithms for document fingerprinting*): each run of
K words gets a number, and of every WINDOW neighbours the smallest is a fingerprint. A work is known by its fingerprints
alone, while of a page every run is looked up. So a page that has GUARANTEED words of a work in a row has a fingerprint
of it, whatever stands before and behind.
"""

from __future__ import annotations

import numpy as np

from syndicate.reuse.hashes import Hashes, mixed

K = 7
"""Words in a run. Shorter ones are idioms, titles and names that texts share by chance; of longer ones too few outlive
an editor who changes every seventh word."""
WINDOW = 15
"""Neighbouring runs of which one is kept, and so 2 in WINDOW + 1 of all (Schleimer et al., theorem 1)."""
GUARANTEED = K + WINDOW - 1
"""Words in a row that always hold a fingerprint."""
BITS = 48
"""Of a fingerprint. Among the 14 million of 100,000 works one foreign run in 20 million is found by chance."""

_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_APART = np.uint64(0xA0761D6478BD642F)


def runs(hashes: Hashes) -> Hashes:
    """The number of every run of K words, in the order of the text; `hashes` are those of its words."""
    return _numbers(_order(hashes))


def fingerprints(hashes: Hashes) -> Hashes:
    """The numbers of the runs that are kept, each once, ascending.

    A text of fewer than GUARANTEED words has one at least, one of fewer than K words none.
    """
    order = _order(hashes)
    kept = _minima(order, min(WINDOW, len(order)))
    # Most windows keep what the one before kept.
    changed = np.append(True, kept[1:] != kept[:-1])[: len(kept)]
    return np.unique(_numbers(kept[changed]))


def _order(hashes: Hashes) -> Hashes:
    """A random rank for each run: the smallest of a window is kept."""
    count = max(0, len(hashes) - K + 1)
    ranks = np.zeros(count, np.uint64)
    for offset in range(K):
        ranks = ranks * _FACTOR + hashes[offset : offset + count]
    return mixed(ranks)


def _numbers(ranks: Hashes) -> Hashes:
    """Numbers that no longer tell the rank: the kept ranks are all small, and would crowd one end of the index."""
    return mixed(ranks ^ _APART) >> np.uint64(64 - BITS)


def _minima(values: Hashes, width: int) -> Hashes:
    """The smallest of each `width` neighbours, in as many steps as `width` has bits."""
    span = 1
    while 2 * span <= width:
        values = np.minimum(values[: len(values) - span], values[span:])
        span *= 2
    rest = width - span
    return np.minimum(values[: len(values) - rest], values[rest:]) if rest > 0 else values
