"""Explanation: a policy in plain English, for an editor who checks it against her own terms page.

Policy → sentences (`data/sentences.toml`) → outline → text or HTML
"""

from syndicate.explanation.outline import Outline, Section, outline
from syndicate.explanation.rendering import as_html, as_text
from syndicate.explanation.sentences import Statement, state

__all__ = ["Outline", "Section", "Statement", "as_html", "as_text", "outline", "state"]
