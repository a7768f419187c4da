"""ads.txt: who may sell the advertising space of a site, as the site's own file says.

Source: IAB Tech Lab, "ads.txt version 1.1": a record is `exchange, account, DIRECT|RESELLER[, authority]`, `#` begins a
comment, `name=value` is a variable, and `placeholder.example.com, placeholder, DIRECT, placeholder` says that there
are no sellers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from syndicate.model import Capture

_DIRECT, _RESELLER = "DIRECT", "RESELLER"
_PLACEHOLDER = "placeholder.example.com"
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,62}")
_BYTES = 1_000_000  # that are read; the longest files of big sites have half of that
_LONGEST = 400  # characters of a record


@dataclass(frozen=True, slots=True)
class Sellers:
    """The records of a file: those that sell for the site itself, and resellers, each as written."""

    direct: tuple[str, ...] = ()
    resellers: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The record that says most, "" where there is none."""
        return next(iter((*self.direct, *self.resellers)), "")


def sellers(capture: Capture) -> Sellers:
    """Whom the file names; nobody where what was sent is no ads.txt, such as a page with status 200."""
    text = capture.body[:_BYTES].decode("utf-8-sig", "replace")
    if text.lstrip()[:1] == "<":
        return Sellers()
    found: dict[str, dict[str, None]] = {_DIRECT: {}, _RESELLER: {}}
    for line in text.splitlines():
        record = line.partition("#")[0].strip()
        relation = _relation(record)
        if relation:
            found[relation][record] = None
    return Sellers(tuple(found[_DIRECT]), tuple(found[_RESELLER]))


def _relation(record: str) -> str:
    """DIRECT or RESELLER; "" for what is no record of a seller."""
    fields = [field.strip() for field in record.split(";")[0].split(",")] if len(record) <= _LONGEST else []
    if len(fields) not in (3, 4) or not fields[1]:
        return ""
    exchange, relation = fields[0].lower(), fields[2].upper()
    known = relation in (_DIRECT, _RESELLER) and exchange != _PLACEHOLDER and _HOST.fullmatch(exchange)
    return relation if known else ""
