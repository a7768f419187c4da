"""Addresses: one spelling for all spellings of an article, and where a link really leads.

    href → absolute → unwrap → canonical → identifies

Pure: nothing is looked up or followed. Every function takes any string and answers "" or False for what is
no http(s) address.
"""

from syndicate.urls.address import absolute, belongs, host, site, split, without_login
from syndicate.urls.editions import without_language
from syndicate.urls.identity import article_key, identifies, is_home
from syndicate.urls.mending import meant
from syndicate.urls.short import is_short, redirects
from syndicate.urls.spelling import canonical
from syndicate.urls.wrappers import stand_in, unwrap

__all__ = [
    "absolute",
    "article_key",
    "belongs",
    "canonical",
    "host",
    "identifies",
    "is_home",
    "is_short",
    "meant",
    "redirects",
    "site",
    "split",
    "stand_in",
    "unwrap",
    "without_language",
    "without_login",
]
