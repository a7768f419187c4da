"""The store as the options ask for it."""

from __future__ import annotations

import os
from pathlib import Path

from syndicate.cli.settings import Settings
from syndicate.cli.talk import clipped
from syndicate.errors import UsageError
from syndicate.store import Store

FROM_FILE = "SYNDICATE_STORE_FILE"
"""The variable that names a file with the name of the store, which may hold a password."""


def open_store(name: str | None, settings: Settings, *, create: bool = True) -> Store:
    """The store: of the option or `SYNDICATE_STORE`, of the file that `SYNDICATE_STORE_FILE` names, of the folder, the usual one.

    Without `create` there must be one. Raises UsageError, StoreError.
    """
    return Store.open(store_name(name, settings), create=create)


def store_name(name: str | None, settings: Settings) -> str:
    """The name of that store, "" for the usual one. Raises UsageError."""
    return name or _of_file() or settings.store or ""


def _of_file() -> str:
    path = os.environ.get(FROM_FILE, "")
    if not path:
        return ""
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(f"{FROM_FILE}: {clipped(path)} cannot be read: {why}") from error
