"""Summary: what many copies and many months come to, for people and for programs.

CopyLine… → summarise → Summary → render → text | json | html | markdown
CopyLine… → stream → jsonl | csv
"""

from __future__ import annotations

from syndicate.summary.choosing import STANDINGS, Filter
from syndicate.summary.formats import FORMATS, STREAMS, render, stream
from syndicate.summary.lines import (
    GONE,
    ClauseLine,
    CopyLine,
    Counts,
    FailingFeed,
    LimitLine,
    Turn,
    WaiverLine,
)
from syndicate.summary.summary import SCHEMA, Summary, summarise

__all__ = [
    "FORMATS",
    "GONE",
    "SCHEMA",
    "STANDINGS",
    "STREAMS",
    "ClauseLine",
    "CopyLine",
    "Counts",
    "FailingFeed",
    "Filter",
    "LimitLine",
    "Summary",
    "Turn",
    "WaiverLine",
    "render",
    "stream",
    "summarise",
]
