"""Limits in ODRL: the constraints of a rule and the values that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.exchange import odrl_table as odrl
from syndicate.exchange.json_ld import Node, bare, listed, name, nodes
from syndicate.model import ParamValue

_DURATION = re.compile(r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?")


def size(rule: Node) -> dict[str, ParamValue]:
    """How much may be taken at most, as the constraints say."""
    found: dict[str, ParamValue] = {}
    for constraint in constraints(rule):
        operand, most = name(constraint.get("leftOperand")), number(constraint.get("rightOperand"))
        if name(constraint.get("operator")) not in ("lteq", "lt", "eq") or most is None:
            continue
        if operand == odrl.WORDS and name(constraint.get("unit")) in ("", "schema:wordCount") and most >= 1:
            found["max_words"] = int(most)
        elif operand == odrl.PARTS and 0 < most < 100:
            found["max_share"] = round(most / 100, 6)
    return found


def constraints(rule: Node) -> Iterator[Node]:
    yield from nodes(rule.get("constraint"))
    for action in nodes(rule.get("action")):
        yield from nodes(action.get("refinement"))


def values(rule: Node, operand: str) -> tuple[str, ...]:
    return tuple(
        str(bare(value))
        for constraint in constraints(rule)
        if name(constraint.get("leftOperand")) == operand
        and name(constraint.get("operator")) in ("eq", "isAnyOf")
        for value in listed(constraint.get("rightOperand"))
    )


def length(value: object) -> dict[str, ParamValue]:
    """Days and hours of an `xsd:duration` of weeks, days and hours."""
    found = _DURATION.fullmatch(str(bare(value)))
    if not found:
        return {}
    weeks, days, hours = (int(part or 0) for part in found.groups())
    whole = {"days": weeks * 7 + days, "hours": hours}
    return {unit: number for unit, number in whole.items() if number}


def number(value: object) -> float | None:
    given = bare(value)
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        number = float(given)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1e9 else None
