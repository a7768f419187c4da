"""Filter lists, read as evidence: which rule of EasyList & co. names a part of a page.

    text of a list → FilterList → Filters → part(url, kind, page), element(marker, page) → Listed

An engine of our own: `adblock` (Rust) rests since July 2022, `braveblock` has no wheels for current Pythons and names
addresses that no rule names, `adblockparser` turns rules into regular expressions and needs a minute to load EasyList.
Here no rule becomes one, and each finding has the text of its rule. Pure; where lists come from: `syndicate.lists`.
"""

from syndicate.filters.header import Header, checksum_holds
from syndicate.filters.lists import FilterList, Filters, census, named
from syndicate.filters.rule import Skipped

__all__ = ["FilterList", "Filters", "Header", "Skipped", "census", "checksum_holds", "named"]
