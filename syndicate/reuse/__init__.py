"""Reuse: where a page copies a work, and what was changed.

words → tiles (shared k-grams, laid greedily) → stretches (gaps aligned) → region → kind → Match
"""

from syndicate.reuse.compare import compare
from syndicate.reuse.page_text import PageText, page_text
from syndicate.reuse.region import common_path
from syndicate.reuse.strands import Strand, strands

__all__ = ["PageText", "Strand", "common_path", "compare", "page_text", "strands"]
