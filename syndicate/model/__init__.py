"""The data between the stages: frozen, slotted, made of tuples, without behaviour beyond their own fields."""

from syndicate.model.as_json import SCHEMA
from syndicate.model.candidate import Candidate
from syndicate.model.capture import Capture, Medium, NotModified, Validators
from syndicate.model.finding import Case, Evidence, Finding, Outcome, Quote
from syndicate.model.line import Line, Side
from syndicate.model.match import Alignment, Edit, EditKind, Kind, Match, Passage, Region
from syndicate.model.page import Block, Fact, Image, Link, Metadata, Page, Place, Zone, selector
from syndicate.model.policy import (
    AnyOf,
    Assigner,
    Clause,
    Deed,
    Edition,
    Override,
    ParamValue,
    Policy,
    Strength,
    Term,
    Waiver,
)
from syndicate.model.report import Report, Verdict
from syndicate.model.watching import CopyWatch, Event, EventKind, PageState, PageWatch, Trouble
from syndicate.model.work import Version, Work

__all__ = [
    "SCHEMA",
    "Alignment",
    "AnyOf",
    "Assigner",
    "Block",
    "Candidate",
    "Capture",
    "Case",
    "Clause",
    "CopyWatch",
    "Deed",
    "Edit",
    "EditKind",
    "Edition",
    "Event",
    "EventKind",
    "Evidence",
    "Fact",
    "Finding",
    "Image",
    "Kind",
    "Line",
    "Link",
    "Match",
    "Medium",
    "Metadata",
    "NotModified",
    "Outcome",
    "Override",
    "Page",
    "PageState",
    "PageWatch",
    "ParamValue",
    "Passage",
    "Place",
    "Policy",
    "Quote",
    "Region",
    "Report",
    "Side",
    "Strength",
    "Term",
    "Trouble",
    "Validators",
    "Verdict",
    "Version",
    "Waiver",
    "Work",
    "Zone",
    "selector",
]
