"""Key: one key that a policy file may hold; and the keys that every term has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What one value of a key must be."""

    TEXT = "text"
    FLAG = "true or false"
    NUMBER = "whole number"
    SHARE = "share"
    DATE = "date"
    CHOICE = "one of"
    ID = "id"
    HOST = "host"
    ARTICLE_KEY = "article key"
    SECTION = "beginning of a path"
    PROSE = "text of several lines"


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name, what it holds and what that means. Nothing is filled in where it is absent."""

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    many: bool = False  #: a list; a single value may stand for a list of one
    by_language: bool = False  #: or a table of such lists, one per language
    required: bool = False
    default: str = ""  #: how absence is read, for the documentation


QUOTE = Key("quote", "the publisher's own words for it")
URL = Key("url", "where those words stand", default="`terms_url`")
UNLESS = Key("unless", "the exception that the clause itself names, such as `written permission`")
NOTE = Key("note", "a remark for people, such as the section of a licence")
STRENGTH = Key(
    "strength",
    "how binding it is: only a failed `condition` makes a page non-compliant",
    Kind.CHOICE,
    ("condition", "request", "preference"),
    default="`condition`",
)
WHEN = Key(
    "when",
    "it applies only to such copies; `supplied`: only where the work has what the term is about (a named author, a "
    "copyright line, an address)",
    Kind.CHOICE,
    ("supplied", "changed", "translated", "excerpted"),
    default="it always applies",
)
