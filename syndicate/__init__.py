"""`syndicate`: does a republished copy honour the terms it was offered on, and if not, what would mend it?

Policy + Work → fetch → Capture → read → Page → compare → Match → examine → Finding… → judge → Verdict → Report
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syndicate.checking import check
    from syndicate.errors import (
        FeedError,
        FetchError,
        IndexFileError,
        PageError,
        PolicyError,
        SyndicateError,
        UsageError,
    )
    from syndicate.model import Candidate, Finding, Match, Outcome, Policy, Report, Verdict, Version
    from syndicate.page import Page
    from syndicate.policy import load_policy
    from syndicate.reuse import Index, matches
    from syndicate.snippets import snippet
    from syndicate.works import Work

__version__ = "0.1.0"

_HOME = {
    "check": "syndicate.checking",
    "snippet": "syndicate.snippets",
    "load_policy": "syndicate.policy",
    "Page": "syndicate.page",
    "Work": "syndicate.works",
    "Index": "syndicate.reuse",
    "matches": "syndicate.reuse",
    "Candidate": "syndicate.model",
    "Finding": "syndicate.model",
    "Match": "syndicate.model",
    "Outcome": "syndicate.model",
    "Policy": "syndicate.model",
    "Report": "syndicate.model",
    "Verdict": "syndicate.model",
    "Version": "syndicate.model",
    "FeedError": "syndicate.errors",
    "FetchError": "syndicate.errors",
    "IndexFileError": "syndicate.errors",
    "PageError": "syndicate.errors",
    "PolicyError": "syndicate.errors",
    "SyndicateError": "syndicate.errors",
    "UsageError": "syndicate.errors",
}

__all__ = [
    "Candidate",
    "FeedError",
    "FetchError",
    "Finding",
    "Index",
    "IndexFileError",
    "Match",
    "Outcome",
    "Page",
    "PageError",
    "Policy",
    "PolicyError",
    "Report",
    "SyndicateError",
    "UsageError",
    "Verdict",
    "Version",
    "Work",
    "__version__",
    "check",
    "load_policy",
    "matches",
    "snippet",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'syndicate' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
