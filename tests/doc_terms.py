"""`docs/terms.md`: every term with its keys and with what its rule says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from doc_tables import keys_table, words_table

from syndicate.policy.keys import NOTE, QUOTE, STRENGTH, UNLESS, URL, WHEN
from syndicate.policy.parameters import SIGNALS, TOLERANCES
from syndicate.policy.vocabulary import PERMISSIONS, TERMS, TermSpec
from syndicate.rules import documentation

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_INTRO = """\
# Terms

Every term that a policy can set: what it asks for, its keys, how its rule examines a page and where it says that it cannot
tell. This page is written from the rules themselves (`python tests/write_docs.py`); `syndicate rules ID` prints one of them.
How terms are put together to a policy is told in [Policies](policies.md), how a rule is made in [Rules](rules.md).
"""
_COMMON = """\
## Keys of every term

What is permitted has neither `strength` nor `when`.
"""
_PERMITTED = """\
## Permissions

What is permitted is shown to people and examined by no rule. These can only be permitted:
"""


def terms_page() -> str:
    """The whole page."""
    return "\n".join((_INTRO, *_contents(), "", *_groups(), *_permissions(), *_shared()))


def _contents() -> Iterator[str]:
    for group, terms in groupby(TERMS, key=lambda term: term.group):
        links = " · ".join(f"[`{term.id}`](#{term.id})" for term in terms)
        yield f"- **{group}**: {links}"


def _groups() -> Iterator[str]:
    for group, terms in groupby(TERMS, key=lambda term: term.group):
        yield f"## Group {group}\n"
        for term in terms:
            yield _term(term)


def _term(term: TermSpec) -> str:
    """The rule's own words with their headings as labels, then its keys."""
    first, _, rest = documentation(term.id).partition("\n")
    said = _HEADING.sub(r"**\1.**", rest.strip()).replace(".**\n", ".** ")
    deeds = " or ".join(f"`{deed}`" for deed in term.deeds)
    also = ' May say `when = "supplied"`.' if term.datum else ""
    parts = [f"### {term.id}\n", f"{first} Stands under {deeds}.{also}\n", said + "\n"]
    if term.params:
        parts.append(keys_table(term.params))
    parts.append(f"[Examples](../tests/rules/{term.id}.md)\n")
    return "\n".join(parts)


def _permissions() -> Iterator[str]:
    yield _PERMITTED
    for term in PERMISSIONS:
        yield f"### {term.id}\n\n{term.meaning[0].upper()}{term.meaning[1:]}.\n"
        if term.params:
            yield keys_table(term.params)


def _shared() -> Iterator[str]:
    yield _COMMON
    yield keys_table((STRENGTH, WHEN, QUOTE, URL, UNLESS, NOTE))
    yield "## Tolerances\n\nChanges that `tolerates` can name:\n"
    yield words_table(TOLERANCES)
    yield "## Signals\n\nSigns of commerce; without `fails_on` they make a finding undecided, never failed:\n"
    yield words_table(SIGNALS)
