"""What is known of addresses, from `syndicate/data/urls.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from syndicate import resources


@dataclass(frozen=True, slots=True)
class Table:
    """The lists of `urls.toml`, each explained there."""

    tracking: frozenset[str]
    tracking_prefixes: tuple[str, ...]
    tracking_on_named_path: frozenset[str]
    script_endings: tuple[str, ...]
    host_dresses: frozenset[str]
    path_dresses: frozenset[str]
    index_names: frozenset[str]
    page_endings: tuple[str, ...]
    redirect_parameters: frozenset[str]
    dialogue_words: frozenset[str]
    stand_ins: Mapping[str, tuple[str, ...]]
    redirectors: Mapping[str, tuple[str, ...]]
    address_as_path: tuple[str, ...]
    amp_caches: tuple[str, ...]
    shorteners: frozenset[str]
    short_paths: Mapping[str, str]
    plain_tlds: frozenset[str]
    languages: frozenset[str]
    language_names: frozenset[str]
    language_parameters: frozenset[str]


@cache
def table() -> Table:
    """The table, read once."""
    raw = resources.data("urls")
    return Table(
        tracking=frozenset(name for name in raw["tracking"] if not name.endswith("*")),
        tracking_prefixes=tuple(name[:-1] for name in raw["tracking"] if name.endswith("*")),
        tracking_on_named_path=frozenset(raw["tracking_on_named_path"]),
        script_endings=tuple(raw["script_endings"]),
        host_dresses=frozenset(raw["host_dresses"]),
        path_dresses=frozenset(raw["path_dresses"]),
        index_names=frozenset(raw["index_names"]),
        page_endings=tuple(raw["page_endings"]),
        redirect_parameters=frozenset(raw["redirect_parameters"]),
        dialogue_words=frozenset(raw["dialogue_words"]),
        stand_ins={kind: tuple(hosts) for kind, hosts in raw["stand_ins"].items()},
        redirectors={name: tuple(parameters) for name, parameters in raw["redirectors"].items()},
        address_as_path=tuple(raw["address_as_path"]["hosts"]),
        amp_caches=tuple(raw["amp_caches"]["hosts"]),
        shorteners=frozenset(raw["shorteners"]["hosts"]),
        short_paths=raw["shorteners"]["paths"],
        plain_tlds=frozenset(raw["shape"]["plain_tlds"]),
        languages=frozenset(raw["languages"]["codes"]),
        language_names=frozenset(raw["languages"]["names"]),
        language_parameters=frozenset(raw["languages"]["parameters"]),
    )
