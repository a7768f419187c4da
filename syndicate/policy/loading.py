"""Loading: from the name or path of a file to what the model holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from syndicate import resources
from syndicate.errors import PolicyError
from syndicate.model import Policy, Waiver
from syndicate.policy.building import build, waivers
from syndicate.policy.complaints import of_keys
from syndicate.policy.sources import FOLDER, SUFFIX, chain, known_ids, open_file, open_source
from syndicate.policy.tables import WAIVER
from syndicate.policy.validation import waiver_problems


class Entry(NamedTuple):
    """A policy that is found by its id; `title` is "" where the file cannot be read (`lint` says why)."""

    id: str
    title: str
    path: str


def load_policy(name_or_path: str | Path) -> Policy:
    """The policy with this id, or in the TOML file at this path.

    A text that ends in `.toml` or holds a path separator is a path; any other is an id, searched in the
    user's own folder first and then among the policies that ship.

    Raises PolicyError for the first error of the file or of one that it extends, naming file and key.
    """
    return build(chain(open_source(name_or_path)))


def load_waivers(path: str | Path) -> tuple[Waiver, ...]:
    """The waivers of a file that holds nothing else; permissions are kept apart from public terms.

    Raises PolicyError for its first error.
    """
    source = open_file(Path(path))
    for problem in waiver_problems(source.table, source.path):
        raise problem.as_error()
    return waivers(source.table)


def one_waiver(row: Mapping[str, Any]) -> Waiver:
    """A waiver of its keys, as they stand in a file. Raises PolicyError for the first error, naming the key."""
    for key, message in of_keys(dict(row), WAIVER, ""):
        raise PolicyError(message, key=key)
    (waiver,) = waivers({"waivers": [row]})
    return waiver


def policies() -> tuple[Entry, ...]:
    """Every policy that is found by its id, sorted by id."""
    return tuple(_entry(policy_id) for policy_id in known_ids())


def licences() -> tuple[Policy, ...]:
    """The policies found by their id that are licences, sorted by id; what cannot be read is none (`lint` says why)."""
    found = []
    for policy_id in known_ids():
        with suppress(PolicyError):
            found.append(load_policy(policy_id))
    return tuple(policy for policy in found if policy.is_licence)


def _entry(policy_id: str) -> Entry:
    file = resources.find(FOLDER, policy_id + SUFFIX)
    try:
        title = tomllib.loads(file.read_bytes().decode("utf-8-sig")).get("title", "") if file else ""
    except (ValueError, OSError, RecursionError):
        title = ""
    return Entry(policy_id, title if isinstance(title, str) else "", str(file))
