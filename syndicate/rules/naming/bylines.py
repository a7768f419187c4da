"""Bylines: whom the original's byline names, a person, the publisher itself or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import cache

from syndicate import resources
from syndicate.rules.naming.person import words_of
from syndicate.text import forms

_ARTICLES = frozenset("the der die das la le el il l".split())


def signatories(authors: Iterable[str]) -> tuple[str, ...]:
    """The authors one by one; "Ann Lee and Bo Ray" in one field are two, "Ortega y Gasset" is one."""
    return tuple(dict.fromkeys(name for author in authors for name in _apart(author)))


def _apart(author: str) -> tuple[str, ...]:
    pieces = [piece.strip() for piece in _and().split(author)]
    return tuple(pieces) if all(len(forms(piece)) > 1 for piece in pieces) else (author,)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(sorted(words_of('couples')))}|&)\s+|\s*[;；]\s*", re.IGNORECASE)


class Signed(Enum):
    """Who signs a text."""

    PERSON = auto()
    PUBLISHER = auto()  #: "Global Research News": to name the publisher is to name the author
    NOBODY = auto()  #: "Staff", "Redaktion"


def signed(name: str, publishers: Iterable[str]) -> Signed:
    """Whom a byline names; a name that is not known as another's is a person's, whatever it looks like."""
    words = _plain(name)
    owners = {_plain(publisher) for publisher in publishers}
    if words in owners:
        return Signed.PUBLISHER
    company = words_of("company")
    bare = tuple(word for word in words if word not in company)
    if bare and any(bare == tuple(word for word in owner if word not in company) for owner in owners):
        return Signed.PUBLISHER
    return Signed.NOBODY if not bare or " ".join(forms(name)) in _nobody() else Signed.PERSON


def _plain(name: str) -> tuple[str, ...]:
    found = forms(name)
    return tuple(word for word in found if word not in _ARTICLES) or found


@cache
def _nobody() -> frozenset[str]:
    """Bylines that name nobody, as those who read originals know them (`data/works.toml`)."""
    return frozenset(" ".join(forms(name)) for name in resources.data("works")["nobody"])
