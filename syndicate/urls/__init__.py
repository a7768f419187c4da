"""Addresses: one spelling for all spellings of an article, and where a link really leads.

    href → absolute → unwrap → canonical → identifies

Pure: nothing is looked up or followed. Every function takes any string and answers "" or False for what is
no http(s) address.
"""

from syndicate.urls.address import absolute, belongs, host, site, split, without_login
from syndicate.urls.identity import article_key, identifies, is_home
from syndicate.urls.spelling import canonical
from syndicate.urls.wrappers import is_short, stand_in, unwrap

__all__ = [
    "absolute",
    "article_key",
    "belongs",
    "canonical",
    "host",
    "identifies",
    "is_home",
    "is_short",
    "site",
    "split",
    "stand_in",
    "unwrap",
    "without_login",
]
