"""Packaged files: policies and templates, found by their plain names, and the tables of `syndicate/data`.

Policies and templates are searched in three places, in this order: the user's own folder (`$SYNDICATE_HOME`, else
the platform's configuration folder), the data inside the installed package, the checkout that this file stands in.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from syndicate.errors import UsageError

_PLAIN = re.compile(r"\w[\w.-]*")  # no separator, no drive, no leading dot: it cannot leave its folder


def find(folder: str, name: str) -> Traversable | None:
    """The file `name` in the first place that has it; None where none has, or where `name` is no plain name."""
    if not _PLAIN.fullmatch(name):
        return None
    found = (place / name for place in places(folder))
    return next((file for file in found if file.is_file()), None)


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """The names of all files in `folder` that end in `suffix`, of all places together, sorted."""
    found = {
        file.name
        for place in places(folder)
        for file in place.iterdir()
        if file.name.endswith(suffix) and _PLAIN.fullmatch(file.name) and file.is_file()
    }
    return tuple(sorted(found))


def read_bytes(folder: str, name: str) -> bytes:
    """The bytes of the file `name`.

    Raises UsageError where no place has it.
    """
    file = find(folder, name)
    if file is None:
        raise UsageError(f"there is no file {name!r} among the {folder}")
    return file.read_bytes()


def places(folder: str) -> tuple[Traversable, ...]:
    """The existing folders called `folder`, the user's own first."""
    candidates: list[Traversable] = [home() / folder, files("syndicate") / "_data" / folder]
    checkout = Path(__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file():  # else that is site-packages, where others have folders too
        candidates.append(checkout / folder)
    return tuple(place for place in candidates if place.is_dir())


@cache
def data(name: str) -> dict[str, Any]:
    """The table `syndicate/data/<name>.toml`, read once for all its readers: they do not change it.

    These are the package's own lists of words, hosts and names; the user's folder does not replace them.
    """
    return tomllib.loads(files("syndicate").joinpath("data", f"{name}.toml").read_text("utf-8"))


def home() -> Path:
    """The user's own folder: `$SYNDICATE_HOME`, else the platform's place for configuration."""
    if own := os.environ.get("SYNDICATE_HOME"):
        return Path(own).expanduser()
    from platformdirs import user_config_dir

    return Path(user_config_dir("syndicate", appauthor=False))
