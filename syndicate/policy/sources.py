"""Source: one policy file as it lies on the disk or in the package, and the chain that `extends` makes of several."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from syndicate import resources
from syndicate.errors import PolicyError
from syndicate.policy.problems import hint, quoted
from syndicate.policy.tables import EXAMPLES_SCHEMA
from syndicate.policy.validation import policy_problems

FOLDER = "policies"
SUFFIX = ".toml"
EXAMPLES = ".tests"  #: `<id>.tests.toml` beside a policy holds examples of it
MAX_BYTES = 1 << 20  # a policy is a few KB; beyond a megabyte it is something else
MAX_DOTS = 200  # in a line: tomllib spends the square of a dotted key's length in memory and time


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML file that was read: its path, its bytes, its tables, and its folder where it is a plain file."""

    path: str
    data: bytes = field(repr=False)
    table: dict[str, Any] = field(repr=False)
    folder: Path | None = None


def open_source(name_or_path: str | Path) -> Source:
    """Read the policy file with this id or at this path; its content is not examined yet.

    Raises PolicyError for an unknown id, a missing or unreadable file, one above 1 MiB, not UTF-8 or not TOML.
    """
    if isinstance(name_or_path, Path) or _is_path(name_or_path):
        return open_file(Path(name_or_path))
    return _named(name_or_path)


def open_file(path: Path) -> Source:
    """Read the TOML file at `path`. Raises PolicyError as `open_source` does."""
    return _read(path, path.parent)


def read_source(file: Traversable) -> Source:
    """Read a TOML file that may lie in an archive. Raises PolicyError as `open_source` does."""
    return _read(file, file.parent if isinstance(file, Path) else None)


def chain(source: Source) -> tuple[Source, ...]:
    """`source` and all that it extends, nearest first; each is free of errors.

    Raises PolicyError for the first error of any of them, an unknown parent, or a circle.
    """
    links = [source]
    while True:
        last = links[-1]
        if last.table.get("schema") == EXAMPLES_SCHEMA:
            policy = last.path.removesuffix(SUFFIX).removesuffix(EXAMPLES) + SUFFIX
            raise PolicyError(f"holds examples of a policy; name the policy itself, {policy}", path=last.path)
        for problem in policy_problems(last.table, last.path):
            raise problem.as_error()
        if "extends" not in last.table:
            return tuple(links)
        parent = _parent(last)
        links.append(parent)
        if parent.path in [link.path for link in links[:-1]]:
            circle = " -> ".join(str(link.table.get("id")) for link in links)
            raise PolicyError(f"is circular: {circle}", path=source.path, key="extends")


def _is_path(name: str) -> bool:
    separators = {"/", os.sep, os.altsep or os.sep}
    return name.endswith(SUFFIX) or any(separator in name for separator in separators)


def _named(policy_id: str) -> Source:
    file = resources.find(FOLDER, policy_id + SUFFIX)
    if file is None:
        near = hint(policy_id, known_ids(), otherwise="known policies")
        raise PolicyError(
            f"there is no policy {quoted(policy_id)}{near} (a file is named by its path, ./NAME{SUFFIX})"
        )
    source = read_source(file)
    own = source.table.get("id")
    if isinstance(own, str) and own != policy_id:
        raise PolicyError(
            f"expected {quoted(policy_id)} as the file's name says, found {quoted(own)}",
            path=source.path,
            key="id",
        )
    return source


def known_ids() -> tuple[str, ...]:
    """The ids of all policies that are found by id."""
    found = (name.removesuffix(SUFFIX) for name in resources.names(FOLDER, SUFFIX))
    return tuple(name for name in found if not name.endswith(EXAMPLES))


def _parent(source: Source) -> Source:
    """A parent lies beside the file that extends it, or among the shipped policies."""
    wanted = str(source.table["extends"])
    beside = source.folder / (wanted + SUFFIX) if source.folder else None
    if beside and beside.is_file():
        return open_file(beside)
    if resources.find(FOLDER, wanted + SUFFIX) is None:
        near = hint(wanted, known_ids(), otherwise="known policies")
        raise PolicyError(f"there is no policy {quoted(wanted)}{near}", path=source.path, key="extends")
    return _named(wanted)


def _read(file: Traversable, folder: Path | None) -> Source:
    path = str(file)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise PolicyError("there is no such file", path=path) from error
    except OSError as error:
        raise PolicyError(f"cannot be read: {error.strerror or error}", path=path) from error
    if len(data) > MAX_BYTES:
        raise PolicyError("is larger than 1 MiB; a policy file is a few kilobytes of TOML", path=path)
    return Source(path, data, _parse(data, path), folder)


def _parse(data: bytes, path: str) -> dict[str, Any]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.count(b".") > MAX_DOTS:
            raise PolicyError(
                f"line {number} has more than {MAX_DOTS} dots; break it into several", path=path
            )
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise PolicyError(f"is not UTF-8 (line {number}); save it as UTF-8", path=path) from error
    except RecursionError as error:
        raise PolicyError("is not valid TOML: nested too deeply", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"is not valid TOML: {error}", path=path) from error
    except ValueError as error:  # what int() says of thousands of digits
        raise PolicyError("is not valid TOML: a number is too long", path=path) from error
