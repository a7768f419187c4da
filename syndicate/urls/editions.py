"""Language editions: what in an address says in which language the page is. The same slug in another is another article."""

from __future__ import annotations

import re
from functools import lru_cache

from syndicate.urls._table import table
from syndicate.urls.address import site
from syndicate.urls.spelling import canonical, query, segments

_TAG = re.compile(r"([a-z]{2})(?:[-_](?:[a-z]{2}|hans|hant|latn|cyrl|arab))?")  # RFC 5646, as paths write it


def is_language(word: str) -> bool:
    """Whether a label or path segment names a language: `fr`, `pt-br`, `deutsch`."""
    tag = _TAG.fullmatch(word.lower())
    return tag[1] in table().languages if tag else word.lower() in table().language_names


@lru_cache(maxsize=16_384)
def chosen_language(url: str) -> tuple[str, ...]:
    """The language by host name and by parameter: even under one article number that is another text."""
    return (*_of_host(url), *(value.lower() for name, value in query(url) if _chooses(name, value)))


@lru_cache(maxsize=16_384)
def path_language(url: str) -> tuple[str, ...]:
    """The languages that the path names before its last segment."""
    return tuple(part.lower() for part in segments(url)[:-1] if is_language(part))


def without_language(url: str) -> str:
    """The address in its comparison form, without what names a language; "" for what is none."""
    form = canonical(url)
    if not form:
        return ""
    name = form.split("/")[2]
    if label := _of_host(url):
        name = name.removeprefix(label[0] + ".")
    path = segments(url)
    kept = [part for part in path[:-1] if not is_language(part)] + list(path[-1:])
    pairs = "&".join(f"{key}={value}" for key, value in query(url) if not _chooses(key, value))
    return f"https://{name}/{'/'.join(kept)}" + (f"?{pairs}" if pairs else "")


def _of_host(url: str) -> tuple[str, ...]:
    name = canonical(url).split("/")[2]
    label = name.partition(".")[0]
    return (label,) if is_language(label) and name != site(url) else ()


def _chooses(name: str, value: str) -> bool:
    return name.lower() in table().language_parameters and bool(value)
