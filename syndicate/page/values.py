"""Values of CSS properties: lengths, ratios, colours, and which of them a browser takes at all."""

from __future__ import annotations

import re

FAINT = 0.05  #: opacity that nobody sees

_LENGTH = re.compile(r"(-?\d*\.?\d+(?:e[+-]?\d{1,3})?)\s*(px|pt|em|rem|ex|ch|cm|mm|in|pc|vw|vh|%)?(?![\w.])")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?(?:[a-z]{1,5}|%)?")
_PIXELS = {
    "px": 1.0,
    "pt": 1.33,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "cm": 38,
    "mm": 3.8,
    "in": 96,
    "pc": 16,
}
_WORDS = {
    "display": frozenset(
        "none block inline inline-block flex inline-flex grid inline-grid flow-root list-item table inline-table table-row "
        "table-cell table-row-group table-header-group table-footer-group table-column table-column-group table-caption "
        "contents ruby run-in -webkit-box -webkit-inline-box -webkit-flex -ms-flexbox -ms-grid -moz-box".split()
    ),
    "visibility": frozenset({"visible", "hidden", "collapse"}),
    "position": frozenset({"static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"}),
    "content-visibility": frozenset({"visible", "hidden", "auto"}),
}
_GLOBAL = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_SIZES = frozenset(
    "opacity left right top bottom margin-left margin-top text-indent width height max-width max-height font-size".split()
)
_SIZE_WORDS = frozenset(
    "auto none smaller larger xx-small x-small small medium large x-large xx-large xxx-large "
    "min-content max-content fit-content stretch -webkit-fill-available -moz-available".split()
)


def is_valid(name: str, value: str) -> bool:
    """Whether a browser takes the value; one that it does not know leaves the earlier declaration in force."""
    if value in _GLOBAL or "var(" in value:
        return True
    if name in _WORDS:
        return value in _WORDS[name]
    if name in _SIZES:
        return value in _SIZE_WORDS or "(" in value or _NUMBER.fullmatch(value[:40]) is not None
    return True


def pixels(value: str) -> float | None:
    """A length in pixels, percent and viewport widths taken of 1,000; None where it is no plain length."""
    length = _LENGTH.match(value.strip()[:40])
    if not length:
        return None
    unit = length.group(2)
    return float(length.group(1)) * _PIXELS.get(unit or "px", 10.0)


def ratio(value: str) -> float:
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return 1.0


_NAMED = {
    "white": "ffffff",
    "black": "000000",
    "red": "ff0000",
    "silver": "c0c0c0",
    "gray": "808080",
    "grey": "808080",
}


def colour(value: str) -> str:
    """A colour as six hex digits, "transparent", or the word itself; "" where there is none to compare."""
    value = value.strip()
    if value in _NAMED:
        return _NAMED[value]
    hexed = re.fullmatch(r"#([0-9a-f]{3,8})", value)
    if hexed:
        digits = hexed.group(1)
        short = len(digits) in (3, 4)
        wide = "".join(digit * 2 for digit in digits) if short else digits
        return "transparent" if wide[6:] == "00" else wide[:6]
    mixed = re.fullmatch(r"rgba?\(([^()]*)\)", value)
    if mixed:
        parts = re.split(r"[\s,/]+", mixed.group(1).strip())
        if len(parts) == 4 and ratio(parts[3]) <= FAINT:
            return "transparent"
        if all(part.isdigit() and int(part) < 256 for part in parts[:3]) and len(parts) >= 3:
            return "".join(f"{int(part):02x}" for part in parts[:3])
        return ""
    return value if value.isalpha() else ""
