"""What hides an element, judged from the declarations that win for it (CSS 2.2 §11, Positioned Layout, Masking).

Four kinds: *shut* holds for everything inside; *unseen* (visibility), *tiny* (font-size) and *faint* (colour)
are inherited, and an element inside may end them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

FAR = 999  #: pixels beyond which a place is off-screen; themes write -999px, -9999px, -10000px
FAR_RIGHT = 5_000  #: pixels to the right or below; wide old layouts stay under it
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")
FAINT = 0.05  #: opacity that nobody sees

HINT = re.compile(
    r"display|visib|opacity|font|clip|left|right|top|bottom|indent|width|height|color|transform|filter|\\",
    re.IGNORECASE,
)
"""What a style must contain to be worth reading."""

HIDING = re.compile(
    r"""(?:\A|[;\s])(?:
        display\s*:\s*none | (?:content-)?visibility\s*:\s*[hc] | opacity\s*:\s*[0.] | filter\s*:
      | clip(?:-path)?\s*: | -webkit-(?:clip-path|transform)\s*: | transform\s*: | scale\s*:
      | font(?:-size)?\s*:[^;]{0,60}(?<![\w\#.-])(?:0(?![1-9]) | 0?\.\d | 1(?:\.0*)?p)
      | text-indent\s*:\s*-
      | (?:left|right|top|bottom|margin(?:-left|-top)?)\s*:[^;]{0,60}(?:-\s*\d*\.?\d\d | \d{4} | \de)
      | (?:max-)?(?:width|height)\s*:\s*[01.](?!\d)
      | color\s*:(?:\s*transparent|\s*rgba|\s*\#[0-9a-f]{3,6}0)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a block of declarations must contain to hide anything; only a sieve before the block is really read."""


def is_suspect(block: str) -> bool:
    """Whether a block of declarations is worth reading for what it may hide."""
    return bool(HIDING.search(block)) or ("background" in block and "color" in block) or "\\" in block


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
_RECT = re.compile(
    r"rect\(\s*([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?\s*\)"
)
_NO_SCALE = re.compile(r"scale(?:3d|x|y)?\(\s*0(?:\.0+)?\s*[,)]")
_TRANSLATE = re.compile(r"translate(?:3d|x|y)?\(([^()]{0,200})\)")
_NO_CIRCLE = re.compile(r"(?:circle|ellipse)\(\s*0(?:px|%)?(?:\s|\))")
_INSET = re.compile(r"inset\(\s*(\d+(?:\.\d+)?)%\s*\)")

Styles = Mapping[str, str]
"""The winning value of each property, both in lower case."""


_HELP = {"position": "absolute", "overflow": "hidden"}
_NEEDS_HELP = frozenset("left right top bottom width height max-width max-height clip".split())
INHERITED = frozenset({"visibility", "font-size", "-ink"})


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


class Sight(NamedTuple):
    """Why a place is not seen, by kind; all "" where it is."""

    shut: str = ""
    unseen: str = ""
    tiny: str = ""
    faint: str = ""

    @property
    def reason(self) -> str:
        """The first reason, "" where the place is visible."""
        return self.shut or self.unseen or self.tiny or self.faint


SEEN = Sight()


def causes(declared: Mapping[str, str]) -> set[str]:
    """The properties among these that hide by themselves, or would with the position or overflow to match."""
    if not inside({**_HELP, **declared}, SEEN).reason:
        return set()
    alone = {name for name, value in declared.items() if inside({**_HELP, name: value}, SEEN).reason}
    return alone | _HELP.keys() if alone & _NEEDS_HELP else alone


def inside(styles: Styles, around: Sight) -> Sight:
    """What is seen inside an element with these styles that stands where `around` holds."""
    return Sight(
        around.shut or shut(styles),
        _inherited(_unseen(styles), around.unseen),
        _inherited(_tiny(styles), around.tiny),
        _inherited(_faint(styles), around.faint),
    )


def _inherited(own: str | None, around: str) -> str:
    return around if own is None else own


def shut(styles: Styles) -> str:
    """Why nothing inside can be seen, "" where that is not so."""
    if styles.get("display") == "none":
        return "display: none"
    if styles.get("content-visibility") == "hidden":
        return "content-visibility: hidden"
    if "opacity" in styles and _ratio(styles["opacity"]) <= FAINT:
        return "opacity: 0"
    if re.search(r"opacity\(\s*0(?:\.0+)?%?\s*\)", styles.get("filter", "")):
        return "filter: opacity(0)"
    return _clipped(styles) or _collapsed(styles) or _off_screen(styles)


def _unseen(styles: Styles) -> str | None:
    value = styles.get("visibility")
    if value in (None, "inherit"):
        return None
    return f"visibility: {value}" if value in ("hidden", "collapse") else ""


def _tiny(styles: Styles) -> str | None:
    """font-size of at most one pixel; a relative size keeps what is inherited."""
    value = styles.get("font-size")
    if value is None or value == "inherit":
        return None
    size = _pixels(value)
    if size is not None and size <= 1:
        return "font-size: 0"
    return None if value.endswith(("em", "%", "smaller", "larger")) and not value.endswith("rem") else ""


def _faint(styles: Styles) -> str | None:
    """Text in the colour of its own background, or in none; both given by the same declarations."""
    return styles.get("-ink")


def ink(declared: Mapping[str, str]) -> str | None:
    """How the text of one block of declarations is coloured: None not at all, "" visibly, else why not."""
    colour = declared.get("color")
    if colour is None or colour in ("inherit", "currentcolor"):
        return None
    text = _colour(colour)
    ground = declared.get("background-color") or declared.get("background", "")
    if text == "transparent":
        shown = "text" in f"{declared.get('background-clip')}{declared.get('-webkit-background-clip')}"
        return "" if shown or "text-shadow" in declared else "color: transparent"
    if text and text == _colour(ground):
        return "text in the colour of its background"
    return ""


def _clipped(styles: Styles) -> str:
    rect = _RECT.search(styles.get("clip", ""))
    if rect and styles.get("position") in ("absolute", "fixed"):
        top, right, bottom, left = (float(edge) for edge in rect.groups())
        if right - left <= 1 or bottom - top <= 1:
            return "clipped to nothing"
    path = styles.get("clip-path") or styles.get("-webkit-clip-path", "")
    inset = _INSET.search(path)
    if (inset and float(inset.group(1)) >= 50) or _NO_CIRCLE.search(path):
        return "clipped to nothing"
    transform = styles.get("transform") or styles.get("-webkit-transform", "")
    if _NO_SCALE.search(transform) or styles.get("scale") in ("0", "0 0"):
        return "scaled to nothing"
    return ""


def _collapsed(styles: Styles) -> str:
    if not any(styles.get(name, "").startswith(("hidden", "clip")) for name in _OVERFLOWS):
        return ""
    for name in ("width", "height", "max-width", "max-height"):
        size = _pixels(styles.get(name, ""))
        if size is not None and 0 <= size <= 1:
            return f"{name}: 0 with overflow: hidden"
    return ""


def _off_screen(styles: Styles) -> str:
    placed = styles.get("position") in ("absolute", "fixed", "relative")
    for name in ("left", "right", "top", "bottom"):
        if placed and name in styles and _is_far(styles[name]):
            return "placed off-screen"
    for name in ("margin-left", "margin-top", "margin"):
        if any(_far_back(size) for size in styles.get(name, "").split()):
            return "placed off-screen"
    if _far_back(styles.get("text-indent", "")):
        return "text-indent off-screen"
    moved = _TRANSLATE.search(styles.get("transform") or styles.get("-webkit-transform", ""))
    if moved and any(_is_far(size) for size in moved.group(1).split(",")):
        return "placed off-screen"
    return ""


def _is_far(value: str) -> bool:
    size = _pixels(value)
    return size is not None and (size <= -FAR or size >= FAR_RIGHT)


def _far_back(value: str) -> bool:
    size = _pixels(value)
    return size is not None and size <= -FAR


def _pixels(value: str) -> float | None:
    """A length in pixels, percent and viewport widths taken of 1,000; None where it is no plain length."""
    length = _LENGTH.match(value.strip()[:40])
    if not length:
        return None
    unit = length.group(2)
    return float(length.group(1)) * _PIXELS.get(unit or "px", 10.0)


def _ratio(value: str) -> float:
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


def _colour(value: str) -> str:
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
        if len(parts) == 4 and _ratio(parts[3]) <= FAINT:
            return "transparent"
        if all(part.isdigit() and int(part) < 256 for part in parts[:3]) and len(parts) >= 3:
            return "".join(f"{int(part):02x}" for part in parts[:3])
        return ""
    return value if value.isalpha() else ""
