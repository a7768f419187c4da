"""A work as JSON values and back, without loss: schema `syndicate.work/1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from syndicate.errors import UsageError
from syndicate.model import Version, Work

SCHEMA = "syndicate.work/1"

_DATES = ("published", "seen")
_TEXTS = tuple(f.name for f in fields(Work) if f.type == "str")
_SEVERAL = tuple(f.name for f in fields(Work) if f.name != "versions" and str(f.type).startswith("tuple"))


def work_data(work: Work, *, versions: bool = True) -> dict[str, Any]:
    """The work as JSON values; without `versions` only what it says today."""
    data: dict[str, Any] = {"schema": SCHEMA}
    data |= {name: getattr(work, name) for name in _TEXTS}
    data |= {name: list(getattr(work, name)) for name in _SEVERAL}
    data |= {name: _iso(getattr(work, name)) for name in _DATES}
    if versions:
        data["versions"] = [{"text": v.text, "title": v.title, "seen": _iso(v.seen)} for v in work.versions]
    return data


def work_of(data: Any) -> Work:
    """The work that `work_data` gave. Raises UsageError, naming the key and what was expected."""
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise UsageError(f"schema: expected {SCHEMA!r}")
    known = {"schema", "versions", *_TEXTS, *_SEVERAL, *_DATES}
    for key in data:
        if key not in known:
            raise UsageError(f"{key}: is no key of a work")
    values: dict[str, Any] = {name: _text(data, name) for name in _TEXTS if name in data}
    values |= {name: _texts(data[name], name) for name in _SEVERAL if name in data}
    values |= {name: _day(data[name], name) for name in _DATES if name in data}
    versions = data.get("versions", [])
    if not isinstance(versions, list):
        raise UsageError("versions: expected a list")
    return Work(
        **values, versions=tuple(_version(each, f"versions[{at}]") for at, each in enumerate(versions))
    )


def _version(data: Any, where: str) -> Version:
    if not isinstance(data, Mapping):
        raise UsageError(f"{where}: expected a table")
    return Version(
        _text(data, "text", where), _text(data, "title", where), _day(data.get("seen"), f"{where}.seen")
    )


def _text(data: Mapping[str, Any], key: str, where: str = "") -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise UsageError(f"{where}.{key}: expected a text" if where else f"{key}: expected a text")
    return value


def _texts(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UsageError(f"{key}: expected a list of texts")
    return tuple(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: Any, key: str) -> date | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{key}: expected a date or a time, such as 2026-11-23") from error
