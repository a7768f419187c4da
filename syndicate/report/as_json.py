"""The JSON format: one object for one report, an array for any other number; schema `syndicate.report/1`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, cast

from syndicate.model import Report

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def render(reports: Sequence[Report]) -> str:
    r"""The reports as indented JSON (RFC 8259), with a line end.

    Nothing is left out. Control characters and bidi overrides stand as `\uXXXX`, so that a terminal or an
    editor shows them; lone surrogates, which UTF-8 cannot hold, become U+FFFD.
    """
    values = [report.to_dict() for report in reports]
    return written(values[0] if len(values) == 1 else values, indent=2) + "\n"


def written(value: Any, *, indent: int | None = None) -> str:
    """Values of JSON as text that every reader of UTF-8 takes; on one line unless it is indented."""
    text = json.dumps(value, allow_nan=False, ensure_ascii=False, indent=indent)
    text = _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return _SURROGATES.sub("\ufffd", text)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one report."""
    text = files("syndicate.report").joinpath("report.schema.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))
