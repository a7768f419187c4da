"""Candidate: a work that a page may have copied, found by its fingerprints; comparing decides."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.model.match import Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work of an index and what of it stands on a page.

    `shared` counts the fingerprints of the work that the page has, `share` is their part of all that the work has,
    and so an estimate of containment (Broder 1997). `weight` is `shared` with each fingerprint counted as 1/d², where d
    works have it, or another one that stands near it on the page. `page` is the stretch of the page's words where
    they lie.
    """

    id: str
    weight: float
    shared: int
    share: float
    page: Passage
