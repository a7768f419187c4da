"""What hides an element, judged from the declarations that win for it (CSS 2.2 §11, Positioned Layout, Masking).

Four kinds: *shut* holds for everything inside; *unseen* (visibility), *tiny* (font-size) and *faint* (colour)
are inherited, and an element inside may end them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from syndicate.page import values
from syndicate.page.remembered import remembered

FAR = 999  #: pixels beyond which a place is off-screen; themes write -999px, -9999px, -10000px
FAR_RIGHT = 5_000  #: pixels to the right or below; wide old layouts stay under it
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")

HINT = re.compile(
    r"display|visib|backg|position|opacity|font|clip|left|right|top|bottom|indent|width|height|color|transform|filter|\\",
    re.IGNORECASE,
)
"""What a style must contain to be worth reading."""

HIDING = re.compile(
    r"""[;\s](?=[-a-z])(?:
        display\s*:\s*(?:none|[a-z-]*(?:flex|grid)) | (?:content-)?visibility\s*:\s*[hc] | opacity\s*:\s*[0.] | filter\s*:
      | clip(?:-path)?\s*: | -webkit-(?:clip-path|transform)\s*: | transform\s*: | scale\s*:
      | font(?:-size)?\s*:[^;]{0,60}(?<![\w\#.-])(?:0(?![1-9]) | 0?\.\d | 1(?:\.0*)?p)
      | text-indent\s*:\s*-
      | (?:left|right|top|bottom|margin(?:-left|-top)?)\s*:[^;]{0,60}(?:-\s*\d*\.?\d\d | \d{4} | \de)
      | (?:max-)?(?:width|height)\s*:\s*[01.](?!\d)
      | color\s*:(?:\s*transparent|\s*rgba|\s*\#[0-9a-f]{3,6}0)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a block of declarations, with a semicolon before it, must contain to hide anything; only a sieve before the
block is really read."""


@remembered(2_000_000, 1_000)
def is_suspect(block: str) -> bool:
    """Whether a block of declarations is worth reading for what it may hide."""
    return bool(HIDING.search(";" + block)) or ("background" in block and "color" in block) or "\\" in block


_RECT = re.compile(
    r"rect\(\s*([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?\s*\)"
)
_NO_OPACITY = re.compile(r"opacity\(\s*0(?:\.0+)?%?\s*\)")
_NO_SCALE = re.compile(r"scale(?:3d|x|y)?\(\s*0(?:\.0+)?\s*[,)]")
_TRANSLATE = re.compile(r"translate(?:3d|x|y)?\(([^()]{0,200})\)")
_NO_CIRCLE = re.compile(r"(?:circle|ellipse)\(\s*0(?:px|%)?(?:\s|\))")
_INSET = re.compile(r"inset\(\s*(\d+(?:\.\d+)?)%\s*\)")

Styles = Mapping[str, str]
"""The winning value of each property, both in lower case."""

_SAME = "text in the colour of its background"
_Judge = Callable[[str, Styles], str]


_HELP = {"position": "absolute", "overflow": "hidden"}
_NEEDS_HELP = frozenset("left right top bottom width height max-width max-height clip".split())
BOXED = frozenset("flex grid inline-flex inline-grid -webkit-flex -ms-flexbox -ms-grid".split())
"""Displays that make each child a box of its own."""
INHERITED = frozenset({"visibility", "font-size", "-ink"})


class Sight(NamedTuple):
    """Why a place is not seen, by kind; all "" where it is."""

    shut: str = ""
    unseen: str = ""
    tiny: str = ""
    faint: str = ""
    ink: str = ""  #: the colour of the text, "" where it is not known
    ground: str = ""  #: the colour behind it, "" where it is not known

    @property
    def reason(self) -> str:
        """The first reason, "" where the place is visible."""
        return self.shut or self.unseen or self.tiny or self.faint


SEEN = Sight()


def causes(declared: Mapping[str, str]) -> set[str]:
    """The properties among these that hide by themselves, or would with the position or overflow to match.

    A display that makes boxes of what is inside is among them, since it tells words apart.
    """
    helped = {**_HELP, **declared}
    alone = {name for name, value in declared.items() if name in _SHUTS and _SHUTS[name](value, helped)}
    if declared.get("display") in BOXED:
        alone.add("display")
    alone |= {name for name, judge in _VEILS.items() if judge(declared)}
    return alone | _HELP.keys() if alone & _NEEDS_HELP else alone


def inside(styles: Styles, around: Sight) -> Sight:
    """What is seen inside an element with these styles that stands where `around` holds."""
    ink, ground = coloured(styles, around)
    faint = _inherited(_faint(styles), around.faint)
    if (ink, ground) != (around.ink, around.ground) and faint in ("", _SAME):
        faint = _SAME if ink and ink == ground else _faint(styles) or ""
    return Sight(
        around.shut or shut(styles),
        _inherited(_unseen(styles), around.unseen),
        _inherited(_tiny(styles), around.tiny),
        faint,
        ink,
        ground,
    )


def coloured(styles: Styles, around: Sight) -> tuple[str, str]:
    """The colours of text and ground inside an element, "" where the page does not surely tell.

    A positioned element may stand over a picture or another element, so nothing is known of its ground.
    """
    ink = around.ink
    given = styles.get("color", "inherit")
    if given not in ("inherit", "currentcolor"):
        ink = values.colour(given)
    ground = "" if styles.get("position", "static") != "static" else around.ground
    own = styles.get("-ground")
    return ink if ink != "transparent" else "", ground if own is None else own


def _inherited(own: str | None, around: str) -> str:
    return around if own is None else own


def shut(styles: Styles) -> str:
    """Why nothing inside can be seen, "" where that is not so."""
    for name, value in styles.items():
        if name in _SHUTS:
            why = _SHUTS[name](value, styles)
            if why:
                return why
    return ""


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
    size = values.pixels(value)
    if size is not None and size <= 1:
        return "font-size: 0"
    return None if value.endswith(("em", "%", "smaller", "larger")) and not value.endswith("rem") else ""


def _faint(styles: Styles) -> str | None:
    """Text in the colour of its own background, or in none; both given by the same declarations."""
    return styles.get("-ink")


def ink(declared: Mapping[str, str]) -> str | None:
    """How the text of one block of declarations is coloured: None not at all, "" visibly, else why not."""
    given = declared.get("color")
    if given is None or given in ("inherit", "currentcolor"):
        return None
    text = values.colour(given)
    ground = declared.get("background-color") or declared.get("background", "")
    if text == "transparent":
        shown = "text" in f"{declared.get('background-clip')}{declared.get('-webkit-background-clip')}"
        return "" if shown or "text-shadow" in declared else "color: transparent"
    if text and text == values.colour(ground):
        return _SAME
    return ""


def ground(declared: Mapping[str, str]) -> str | None:
    """The colour that a block of declarations sets behind its text: None where none, "" where it is not plain."""
    told = [
        declared[name] for name in ("background", "background-color", "background-image") if name in declared
    ]
    if not told or told in (["none"], ["transparent"], ["inherit"]):
        return None
    return values.colour(told[0]) if len(told) == 1 and values.colour(told[0]) != "transparent" else ""


def _none(value: str, styles: Styles) -> str:
    return "display: none" if value == "none" else ""


def _content(value: str, styles: Styles) -> str:
    return "content-visibility: hidden" if value == "hidden" else ""


def _see_through(value: str, styles: Styles) -> str:
    return "opacity: 0" if values.ratio(value) <= values.FAINT else ""


def _filtered(value: str, styles: Styles) -> str:
    return "filter: opacity(0)" if _NO_OPACITY.search(value) else ""


def _clipped(value: str, styles: Styles) -> str:
    rect = _RECT.search(value)
    if rect is None or styles.get("position") not in ("absolute", "fixed"):
        return ""
    top, right, bottom, left = (float(edge) for edge in rect.groups())
    return "clipped to nothing" if right - left <= 1 or bottom - top <= 1 else ""


def _clip_path(value: str, styles: Styles) -> str:
    inset = _INSET.search(value)
    gone = (inset and float(inset.group(1)) >= 50) or _NO_CIRCLE.search(value)
    return "clipped to nothing" if gone else ""


def _transformed(value: str, styles: Styles) -> str:
    if _NO_SCALE.search(value):
        return "scaled to nothing"
    moved = _TRANSLATE.search(value)
    return "placed off-screen" if moved and any(_is_far(size) for size in moved.group(1).split(",")) else ""


def _scaled(value: str, styles: Styles) -> str:
    return "scaled to nothing" if value in ("0", "0 0", "0%") else ""


def _collapsed(name: str) -> _Judge:
    def judge(value: str, styles: Styles) -> str:
        size = values.pixels(value)
        if size is None or not 0 <= size <= 1:
            return ""
        cut = any(styles.get(overflow, "").startswith(("hidden", "clip")) for overflow in _OVERFLOWS)
        return f"{name}: 0 with overflow: hidden" if cut else ""

    return judge


def _placed(value: str, styles: Styles) -> str:
    far = styles.get("position") in ("absolute", "fixed", "relative") and _is_far(value)
    return "placed off-screen" if far else ""


def _pulled(value: str, styles: Styles) -> str:
    return "placed off-screen" if "-" in value and any(_far_back(size) for size in value.split()) else ""


def _indented(value: str, styles: Styles) -> str:
    return "text-indent off-screen" if _far_back(value) else ""


_SHUTS: dict[str, _Judge] = {
    "display": _none,
    "content-visibility": _content,
    "opacity": _see_through,
    "filter": _filtered,
    "clip": _clipped,
    "clip-path": _clip_path,
    "-webkit-clip-path": _clip_path,
    "transform": _transformed,
    "-webkit-transform": _transformed,
    "scale": _scaled,
    **{name: _collapsed(name) for name in ("width", "height", "max-width", "max-height")},
    **dict.fromkeys(("left", "right", "top", "bottom"), _placed),
    **dict.fromkeys(("margin", "margin-left", "margin-top"), _pulled),
    "text-indent": _indented,
}
"""Which judge hears which property; each gets the value and, for what it depends on, all winning values."""

_VEILS: dict[str, Callable[[Styles], str | None]] = {
    "visibility": _unseen,
    "font-size": _tiny,
    "-ink": _faint,
}


def _is_far(value: str) -> bool:
    size = values.pixels(value)
    return size is not None and (size <= -FAR or size >= FAR_RIGHT)


def _far_back(value: str) -> bool:
    size = values.pixels(value)
    return size is not None and size <= -FAR
