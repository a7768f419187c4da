"""An address read from a value that holds one: plain, percent-encoded several times, or in base64 (RFC 4648 §4, §5)."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

from syndicate.urls.address import absolute

DECODINGS = 3  #: times a value was percent-encoded on its way through redirectors; more is a game

_SCHEME = re.compile(r"https?:", re.IGNORECASE)
_BASE64 = re.compile(
    r"(?:a1)?(aHR0c[\w+/-]+)={0,2}"
)  # "http" in base64; one search engine writes a1 before it
_WITHOUT_SCHEME = re.compile(r"(?://)?((?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:/.*)?)", re.DOTALL)


def address_in(value: str, *, bare: bool = False) -> str:
    """The http(s) address that the whole value is, else ""; with `bare` also one that lacks its scheme."""
    value = value.strip()
    for _ in range(DECODINGS):
        if _SCHEME.match(value) and (found := absolute(value)):
            return found
        plain = unquote(value)
        if plain == value:
            break
        value = plain
    if coded := _BASE64.fullmatch(value):
        return _of_base64(coded[1])
    bare_address = _WITHOUT_SCHEME.fullmatch(value) if bare else None
    return absolute(f"http://{bare_address[1]}") if bare_address else ""


def host_in_label(label: str) -> str:
    """The host that a cache or translator wrote as one label: a dot is `-`, a hyphen `--`."""
    return label.replace("--", "\0").replace("-", ".").replace("\0", "-")


def _of_base64(coded: str) -> str:
    coded = coded.replace("-", "+").replace("_", "/")
    coded = coded[: len(coded) - 1] if len(coded) % 4 == 1 else coded  # cut off by one
    try:
        text = base64.b64decode(coded + "=" * (-len(coded) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return absolute(text) if _SCHEME.match(text) else ""
