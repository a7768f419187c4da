"""The JSON Schema of policy files, for editors that complete and check TOML; made from the tables of keys.

It says less than `lint`: dates in order, one deed per term and what `extends` names are beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from syndicate.model import Deed
from syndicate.policy.keys import Key, Kind
from syndicate.policy.tables import (
    ANY_OF,
    ASSIGNER,
    EDITION,
    EXAMPLE,
    EXAMPLE_WORK,
    EXPECTED,
    HEAD,
    OVERRIDE,
    SCHEMA,
    SELECTORS,
    WAIVER,
)
from syndicate.policy.values import ARTICLE_KEY, HOST, ID, LANGUAGE, MOST, SECTION
from syndicate.policy.vocabulary import BY_ID, TermSpec, ids

_ENTRIES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string", "pattern": r"\S"},
    Kind.FLAG: {"type": "boolean"},
    Kind.NUMBER: {"type": "integer", "minimum": 1, "maximum": MOST},
    Kind.SHARE: {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.ID: {"type": "string", "pattern": ID},
    Kind.HOST: {"type": "string", "pattern": HOST},
    Kind.ARTICLE_KEY: {"type": "string", "pattern": ARTICLE_KEY},
    Kind.SECTION: {"type": "string", "pattern": SECTION},
    Kind.PROSE: {"type": "string", "pattern": r"\S"},
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a policy file, TOML's dates taken as texts in ISO form."""
    deeds = {str(deed): {"$ref": f"#/$defs/{deed}"} for deed in Deed}
    edition = _table(EDITION, deeds) | {"anyOf": [{"required": ["from"]}, {"required": ["until"]}]}
    override = _table(OVERRIDE, deeds) | {"anyOf": [{"required": [key.name]} for key in SELECTORS]}
    parts = {
        "assigner": _table(ASSIGNER),
        **deeds,
        "any_of": {"type": "array", "items": _table(ANY_OF)},
        "editions": {"type": "array", "items": edition},
        "overrides": {"type": "array", "items": override},
        "examples": {"type": "array", "items": _example()},
        "waivers": {"type": "array", "items": _table(WAIVER)},
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA}
    return head | _table(HEAD, parts) | {"$defs": {str(deed): _deed(deed) for deed in Deed}}


def _example() -> dict[str, Any]:
    parts = {
        "expect": _table(EXPECTED),
        "work": _table(EXAMPLE_WORK),
        "changed": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    return _table(EXAMPLE, parts) | {"anyOf": [{"required": ["expect"]}, {"required": ["verdict"]}]}


def _deed(deed: Deed) -> dict[str, Any]:
    specs = (BY_ID[term_id] for term_id in ids(deed))
    terms = {each.id: _term(each, deed) | {"description": each.meaning} for each in specs}
    return {"type": "object", "properties": terms, "additionalProperties": False}


def _term(known: TermSpec, deed: Deed) -> dict[str, Any]:
    """What is required may stand several times."""
    table = _table(known.keys(deed))
    if deed is not Deed.REQUIRES:
        return table
    return {"anyOf": [table, {"type": "array", "items": table, "minItems": 1}]}


def _table(keys: Iterable[Key], parts: dict[str, Any] | None = None) -> dict[str, Any]:
    keys = tuple(keys)
    required = [key.name for key in keys if key.required]
    table: dict[str, Any] = {
        "type": "object",
        "properties": {key.name: _key(key) for key in keys} | (parts or {}),
        "additionalProperties": False,
    }
    return table | ({"required": required} if required else {})


def _key(key: Key) -> dict[str, Any]:
    entry = {"enum": list(key.choices)} if key.kind is Kind.CHOICE else _ENTRIES[key.kind]
    described = {"description": key.meaning + (f" (absent: {key.default})" if key.default else "")}
    if not key.many:
        return entry | described
    many = [entry, {"type": "array", "items": entry}]
    if key.by_language:
        many.append(
            {
                "type": "object",
                "propertyNames": {"pattern": LANGUAGE},
                "additionalProperties": {"anyOf": many[:]},
            }
        )
    return {"anyOf": many} | described
