"""Settings of a working folder: `syndicate.toml`, else `[tool.syndicate]` in `pyproject.toml`.

Options come before the environment (`SYNDICATE_…`), the environment before these.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from syndicate.cli.codes import FailOn
from syndicate.errors import UsageError

OWN = "syndicate.toml"
SHARED = "pyproject.toml"
RENDERINGS = ("always", "needed")
"""When pages are looked at in a browser."""
_BIGGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What the folder sets; None or () where it is silent. Paths are relative to the folder."""

    policy: str | None = None
    store: str | None = None
    original: str | None = None
    waivers: str | None = None
    fail_on: FailOn | None = None
    formats: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    allow_private: bool | None = None
    follow: bool | None = None
    lists: bool | None = None
    ads_txt: bool | None = None
    offline: bool | None = None
    render: str | None = None  #: "always" or "needed"
    monitor: Mapping[str, Any] | None = None
    notify: tuple[Mapping[str, Any], ...] = ()
    site: str | None = None  #: the address at which a folder of pages stands
    republished: tuple[Mapping[str, Any], ...] = ()


def folder_settings(folder: Path | None = None) -> Settings:
    """The settings of `folder` (default: the working folder).

    Raises UsageError naming file, key and what was expected.
    """
    folder = folder or Path()
    path = folder / OWN
    table = _read(path)
    where = ""
    if table is None:
        path, where = folder / SHARED, "tool.syndicate."
        tool = (_read(path) or {}).get("tool", {})
        table = tool.get("syndicate", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            raise UsageError(f"{path}: tool.syndicate: expected a table")
    return Settings(**{_field(path, where, key): _value(path, where + key, key, table[key]) for key in table})


def _read(path: Path) -> dict[str, Any] | None:
    """The tables of a TOML file, None where there is none."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _BIGGEST else None
    except FileNotFoundError:
        return None
    if data is None:
        raise UsageError(f"{path}: is larger than 1 MiB; settings are a few lines of TOML")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is not valid TOML: {error}") from error


def _field(path: Path, where: str, key: str) -> str:
    known = {each.name.replace("_", "-"): each.name for each in fields(Settings)}
    if key not in known:
        from syndicate.policy import hint, quoted

        raise UsageError(
            f"{path}: {where}{quoted(key)}: is no setting{hint(key, known, otherwise='settings')}"
        )
    return known[key]


def _value(path: Path, where: str, key: str, value: Any) -> Any:
    if key == "monitor":
        if isinstance(value, dict):
            return value
        raise UsageError(f"{path}: {where}: expected a table")
    if key in ("notify", "republished"):
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return tuple(value)
        raise UsageError(f"{path}: {where}: expected tables, [[{key}]]")
    if key in ("formats", "allow"):
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise UsageError(f"{path}: {where}: expected a list of texts")
    if key in ("allow-private", "follow", "lists", "ads-txt", "offline"):
        if isinstance(value, bool):
            return value
        raise UsageError(f"{path}: {where}: expected true or false")
    if not isinstance(value, str) or not value:
        raise UsageError(f"{path}: {where}: expected a text")
    choices = {"render": RENDERINGS, "fail-on": tuple(FailOn)}.get(key)
    if choices and value not in choices:
        raise UsageError(f"{path}: {where}: expected one of {', '.join(choices)}")
    return FailOn(value) if key == "fail-on" else value
