"""Front matter: the facts before a Markdown text, between lines of `---` (YAML) or `+++` (TOML).

Of YAML only what such heads are made of is read: `key: value`, `[a, b]` and lists of `- a`, at the top level. There
are no anchors and aliases in it, so that no head can grow when it is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

LONGEST = 64_000  #: characters; a longer head is text

CANONICAL = ("canonical_url", "canonicalurl", "canonical")
"""The keys of the address that the page gives as its canonical one."""

_KEY = re.compile(r"([A-Za-z_][\w.-]{0,80})\s*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.+)")
_NOTE = re.compile(r"\s+#.*$")

Facts = Mapping[str, tuple[str, ...]]
"""Values by key, keys in lower case; a key without values that are words is left out."""


def parted(text: str) -> tuple[Facts, str]:
    """The facts of the head, and the text behind it; no facts where there is no head that ends."""
    for fence, read in (("---", _yaml), ("+++", _toml)):
        head = re.match(rf"{re.escape(fence)}[ \t]*\r?\n", text)
        end = re.compile(rf"^{re.escape(fence)}[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
        if head and (tail := end.search(text, head.end(), head.end() + LONGEST)):
            return read(text[head.end() : tail.start()]), text[tail.end() :]
    return {}, text


def _yaml(head: str) -> Facts:
    facts: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in head.splitlines():
        item, pair = _ITEM.match(line), _KEY.match(line)
        if pair:
            key = pair[1].lower()
            facts[key] = _values((pair[2] or "").strip())
        elif item and key:
            facts[key] = (*facts[key], *_values(item[1].strip()))
    return {key: values for key, values in facts.items() if values}


def _values(written: str) -> tuple[str, ...]:
    if written.startswith("[") and written.endswith("]"):
        return tuple(value for part in written[1:-1].split(",") for value in _values(part.strip()))
    if written[:1] in ("&", "*", "|", ">", "{", "#", "!"):  # not a plain word
        return ()
    quote = written[:1]
    if quote in ("'", '"') and (end := written.find(quote, 1)) > 0:
        return (written[1:end],) if end > 1 else ()
    word = _NOTE.sub("", written)
    return (word,) if word else ()


def _toml(head: str) -> Facts:
    try:
        table = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    found = {
        key.lower(): tuple(
            str(each)
            for each in (value if isinstance(value, list) else [value])
            if not isinstance(each, dict | list)
        )
        for key, value in table.items()
    }
    return {key: values for key, values in found.items() if values}
