"""Images: where their address stands, and which are too small to be seen."""

from __future__ import annotations

import re
from typing import Protocol


class Attributes(Protocol):
    """Whatever has the attributes of an element, "" for one that is absent."""

    def get(self, name: str) -> str: ...


_INSTEAD = ("data-src", "data-lazy-src", "data-cmp-src", "data-cookieblock-src", "data-suppressedsrc")
_LATER = (
    *_INSTEAD,
    "data-original",
    "data-orig-file",
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
)
_SMALL = re.compile(r"\s*[01](?:\.0*)?(?:px)?\s*\Z")


def address_of_image(node: Attributes) -> str:
    """The address of the picture a visitor gets, as written; lazy loaders keep it in another attribute."""
    src = node.get("src").strip()
    later = next((value for name in _INSTEAD if (value := node.get(name).strip())), "")
    if later and not later.startswith("data:"):
        return later  # whatever stands in `src` until then: a blank picture under any name
    if src and not src.startswith("data:") and "placeholder" not in src.lower():
        return src
    for name in _LATER:
        value = node.get(name).strip()
        if value and not value.startswith("data:"):
            return value.split(",")[0].split()[0] if name.endswith("srcset") else value
    return src if not src.startswith("data:") else ""


def is_pixel(node: Attributes) -> bool:
    """Whether the image is given as at most one pixel wide or high: a counter, not a picture."""
    return any(_SMALL.match(node.get(name) or "-") for name in ("width", "height"))
