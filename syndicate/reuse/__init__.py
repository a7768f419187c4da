"""Reuse: where a page copies a work, and what was changed.

words → tiles (shared k-grams, laid greedily) → stretches (gaps aligned) → region → kind → Match
"""

from syndicate.reuse.compare import compare
from syndicate.reuse.page_text import PageText, page_text
from syndicate.reuse.strands import Strand, strands

__all__ = ["PageText", "Strand", "compare", "page_text", "strands"]
