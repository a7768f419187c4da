"""How a monitor's logs are written on stderr: lines for people, or JSON for programs. What is written never holds a login."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from syndicate.cli.monitor import Form
from syndicate.cli.talk import say
from syndicate.escaping import one_line
from syndicate.monitor.logs import Log
from syndicate.urls import without_login

_ALWAYS = frozenset({"listen", "reload", "stop"})
_LONGEST = 1_000  # characters of anything
_LOGIN = re.compile(r"(?<=://)[^/\s@]{1,500}@")


@dataclass(frozen=True, slots=True)
class Written:
    """Writes logs. As text, without `verbose`, only what a person should hear of; as JSON, all of them."""

    form: Form
    verbose: bool
    now: Callable[[], datetime]

    def __call__(self, log: Log) -> None:
        """Write one. A reader who has gone harms nobody."""
        if log.event == "claim" and not log.count:
            return
        with suppress(OSError, ValueError):
            if self.form is Form.JSON:
                print(self._json(log), file=sys.stderr, flush=True)
            elif self.verbose:
                say(self._text(log))
            elif log.warning or log.event in _ALWAYS:
                say(_clean(log.message))

    def _json(self, log: Log) -> str:
        data = {
            "time": self._time(),
            "level": "warning" if log.warning else "info",
            "event": log.event,
            "outcome": log.outcome,
            "host": _clean(log.host),
            "url": _clean(without_login(log.url)),
            "message": _clean(log.message),
            "count": log.count,
            "ms": None if log.ms is None else round(log.ms, 1),
        }
        return json.dumps(data)

    def _text(self, log: Log) -> str:
        parts = (self._time(), log.event, log.outcome, log.host, without_login(log.url), _clean(log.message))
        took = "" if log.ms is None else f" ({log.ms:,.0f} ms)"
        return " ".join(part for part in parts if part) + took

    def _time(self) -> str:
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _clean(text: str) -> str:
    return _LOGIN.sub("", one_line(text, _LONGEST))
