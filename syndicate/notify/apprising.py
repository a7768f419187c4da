"""Apprising: telling through Apprise, which knows e-mail and a hundred services (the extra `notify`).

Apprise blocks, and follows what its addresses say. So it runs in a thread of its own with a time limit, follows no redirect, keeps
nothing on the disk, fetches and attaches nothing, and its services that reach into this machine are refused.
"""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.model import Event
from syndicate.notify.answer import DELIVERED, Answer, Result
from syndicate.notify.configuring import SinkConfig
from syndicate.notify.messages import FULL, Message, message_of

if TYPE_CHECKING:
    from apprise import NotifyBase

SECONDS = 30.0  #: for one message, whatever the service does

_DESKTOP = "it speaks to the desktop of the machine that runs the monitor"
DENIED = {
    **dict.fromkeys(("dbus", "qt", "kde", "glib", "gio", "gnome", "macosx", "windows"), _DESKTOP),
    **dict.fromkeys(("file", "exec", "script", "shell"), "it reaches files or programs of this machine"),
    "syslog": "it writes to this machine's own log",
    "blink1": "it drives a device of this machine",
    "vapid": "it reads keys and subscriptions from files",
    "deltachat": "it reads keys from files",
    "deltachats": "it reads keys from files",
}
"""Services of Apprise that are refused, and why."""
_FILE_KEYS = frozenset("attach config keyfile subfile pgp pgppub pgpprv pgpkey".split())
_TEMPLATED = frozenset(
    "discord guilded slack tgram workflow workflows".split()
)  # `template=` is a file there
_FEWER = (FULL, 10, 3, 1)  # events told in full, until the service takes the message
_PING = re.compile(r"@(?=everyone|here|channel|all|room)|<(?=[!@#&])", re.IGNORECASE)
_JOINER = "\u2060"  # WORD JOINER: without width, and no name follows it
_SHORTEST = 4  # letters of a secret; shorter parts of an address are in every sentence
_SECRET = re.compile(r"[/:@?&=,;]+")


class AppriseSink:
    """Tells through one service of Apprise. Raises UsageError where the address is none, or is refused."""

    def __init__(self, config: SinkConfig, name: str, *, seconds: float = SECONDS) -> None:
        self.config = config
        self.name = name
        self._seconds = seconds
        self._service = _service(config.to, name, seconds)
        self._thread: threading.Thread | None = None

    async def tell(self, message_id: str, events: Sequence[Event], now: datetime) -> Answer:
        """Try once. Services of Apprise take no id, so that `message_id` is not sent."""
        if self._thread is not None and self._thread.is_alive():
            return Answer(Result.FAILED, "It is still busy with the message before.", down=True)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        work = (self._send, events, answer, asyncio.get_running_loop())
        self._thread = threading.Thread(target=_answering, args=work, name=self.name, daemon=True)
        self._thread.start()  # a daemon: a service that never ends does not keep the monitor from ending
        try:
            async with asyncio.timeout(self._seconds):
                return await answer
        except TimeoutError:
            return Answer(
                Result.FAILED, f"It did not take the message within {self._seconds:g} s.", down=True
            )

    def _send(self, events: Sequence[Event]) -> Answer:
        import apprise

        sender = apprise.Apprise(asset=self._service.asset)
        sender.add(self._service)
        form, title, body = _fitting(self._service, events)
        result = sender.notify(body=body, title=title, body_format=form, timeout=self._seconds)
        if result:
            return DELIVERED
        said = [entry.message for entry in result.logs()]
        reason = _without_secrets(said[0] if said else "the service did not take the message", self.config.to)
        return Answer(Result.FAILED, f"Apprise says: {reason}")


def _answering(
    send: Callable[[Sequence[Event]], Answer],
    events: Sequence[Event],
    answer: asyncio.Future[Answer],
    loop: asyncio.AbstractEventLoop,
) -> None:
    """The thread: whatever happens in it, the loop gets an answer, unless it has closed."""
    found = Answer(Result.FAILED, "Apprise failed on this message.")
    try:
        found = send(events)
    except Exception as error:  # noqa: BLE001 -- of a service; its words, and a traceback, may hold the address
        found = Answer(Result.FAILED, f"Apprise failed on this message ({type(error).__name__}).")
    finally:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, answer, found)


def _settle(answer: asyncio.Future[Answer], found: Answer) -> None:
    if not answer.done():  # else its time was over
        answer.set_result(found)


def _service(to: str, name: str, seconds: float) -> NotifyBase:
    _refuse(to, name)
    try:
        import apprise
        from apprise.exception import AppriseException
    except ImportError as error:
        raise UsageError(
            f'notify: {name}: needs Apprise; install it with: pip install "syndicate[notify]"'
        ) from error

    logging.getLogger("apprise").addHandler(logging.NullHandler())  # what it says, we say
    asset = apprise.AppriseAsset(
        app_id="syndicate", app_desc="syndicate", app_url="", http_redirects=False, interpret_emojis=False,
        interpret_escapes=False, pgp_autogen=False, pem_autogen=False, secure_logging=True, async_mode=False,
        image_url_mask="", image_url_logo="", allow_templates=False, storage_mode="memory", service_timeout=seconds,
    )  # fmt: skip
    try:
        found = apprise.Apprise.instantiate(to, asset=asset, suppress_exceptions=False)
    except (AppriseException, TypeError) as error:
        raise UsageError(f"notify: {name}: cannot be used: {_without_secrets(str(error), to)}") from error
    if found is None:
        raise UsageError(
            f"notify: {name}: is no address that Apprise knows; https://appriseit.com/services/ lists them"
        )
    return found


def _refuse(to: str, name: str) -> None:
    scheme, _, rest = to.partition("://")
    scheme = scheme.lower()
    if why := DENIED.get(scheme):
        raise UsageError(f"notify: {name}: {scheme}:// is refused: {why}")
    refused = _FILE_KEYS | ({"template"} if scheme in _TEMPLATED else set())
    for key, _ in parse_qsl(rest.partition("?")[2], keep_blank_values=True):
        if key.strip().lower().lstrip("+-:") in refused:
            raise UsageError(f"notify: {name}: the part {key.strip()}= is refused: it names a file")


def _fitting(service: NotifyBase, events: Sequence[Event]) -> tuple[Any, str, str]:
    """Format, title and body that suit the service: Markdown where it is taken, else the service's own."""
    from apprise import NotifyBase, NotifyFormat

    form = service.resolve_format(NotifyFormat.MARKDOWN)
    # A service that says nothing of its own takes messages of any length.
    most = service.body_maxlen if service.body_maxlen < NotifyBase.body_maxlen else None
    for full in _FEWER:
        message = message_of(events, full=full)
        title, body = _written(message, form)
        if most is None or len(title) + len(body) < most:
            return form, title, body
    return NotifyFormat.TEXT, "", _calm(message.title)[:most]


def _written(message: Message, form: str) -> tuple[str, str]:
    match str(getattr(form, "value", form)):
        case "html":
            return message.title, message.html
        case "markdown":
            return (
                message.label,
                message.markdown,
            )  # a title may be read as Markdown too, so no page has a say in it
    return _calm(message.title), _calm(message.text)


def _calm(text: str) -> str:
    """Plain text in which chat services find nobody to call."""
    return _PING.sub(rf"\g<0>{_JOINER}", text)


def _without_secrets(text: str, to: str) -> str:
    """One line in which no part of an address stands that could be a secret."""
    parts = {part for raw in _SECRET.split(to)[1:] for part in (raw, unquote(raw)) if len(part) >= _SHORTEST}
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, "…")
    return one_line(text, 200)
