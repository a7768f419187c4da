"""The manifest of a bundle: every file with its SHA-256 and size; its own SHA-256 is the bundle's identity."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from syndicate import __version__
from syndicate.saying import stamp

SCHEMA = "syndicate.manifest/1"
PATH = "syndicate/manifest.json"


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    """Canonical JSON (RFC 8785) of objects, arrays, strings and whole numbers whose keys are ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def manifest(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    """The manifest of these files, by path. `made_at` is aware: when what they tell was found."""
    return canonical(
        {
            "schema": SCHEMA,
            "tool": {"name": "syndicate", "version": __version__},
            "made_at": stamp(made_at),
            "files": [
                {"path": path, "sha256": digest(files[path]), "bytes": len(files[path])}
                for path in sorted(files)
            ],
        }
    )
