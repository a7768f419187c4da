"""Candidate: a work that a page may have copied, found by its fingerprints; comparing decides."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.model.match import Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work of an index and what of it stands on a page.

    `fingerprints` counts those of the work that the page has; `containment` is their share of all that the work has, an
    estimate of the share of its words (Broder 1997). `weight` is their count with each counted as 1/d², where d works
    have it or another one near it on the page. `page` is the stretch of the page's words where most of them lie.
    """

    id: str
    weight: float
    fingerprints: int
    containment: float
    page: Passage
