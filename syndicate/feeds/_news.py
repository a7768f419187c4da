"""The address inside a Google News link, where it is inside.

`/rss/articles/CBMi…` is base64url (RFC 4648 §5) of a Protocol Buffers message: field 1 is a number, field 4 the address of the
article, field 26 that of its AMP page. Since 2024 field 4 mostly holds a code that only Google can resolve, which begins with `AU_yqL`;
such a link is kept as it is.
"""

from __future__ import annotations

import base64
import re

from syndicate.urls import absolute, unwrap

_CODED = re.compile(r"/articles/([\w-]{16,8192})", re.ASCII)
_FIELD_4 = 0x22  # field number 4, wire type 2 (length-delimited)


def address_of_article(path: str) -> str:
    """The article's address told by the path of a Google News link, "" where it tells none."""
    coded = _CODED.search(path)
    if not coded:
        return ""
    whole = coded[1][: len(coded[1]) - (len(coded[1]) % 4 == 1)]
    message = base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4))
    start = message.find(bytes([_FIELD_4]), 0, 8)
    if start < 0:
        return ""
    length, begins = _varint(message, start + 1)
    found = message[begins : begins + length]
    if len(found) < length or not found.startswith((b"http://", b"https://")):
        return ""
    return unwrap(absolute(found.decode("utf-8", "replace")))


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, lowest first (Protocol Buffers, Encoding), and where it ends."""
    number = 0
    for place in range(3):
        byte = message[at + place] if at + place < len(message) else 0
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return number, at + place + 1
    return number, at + 3
