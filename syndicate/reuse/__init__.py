"""Reuse: which of many works a page may have copied, where it copies one, and what was changed.

words → hashes → fingerprints → Index → Candidate
words → tiles (equal runs) → stretches (gaps aligned) → parts (places of the page) → region → kind → edits → Match
"""

from syndicate.reuse.compare import compare
from syndicate.reuse.digest import matches
from syndicate.reuse.index import Index
from syndicate.reuse.page_text import MOST_BYTES, PageText, page_text
from syndicate.reuse.region import common_path
from syndicate.reuse.strands import Strand, strands

__all__ = [
    "MOST_BYTES",
    "Index",
    "PageText",
    "Strand",
    "common_path",
    "compare",
    "matches",
    "page_text",
    "strands",
]
