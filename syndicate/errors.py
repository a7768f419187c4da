"""Every error that `syndicate` expects, each with its subject.

    SyndicateError
    ├── PolicyError            a policy file cannot be used          (exit code 2)
    ├── IndexFileError         the file of an index cannot be used   (exit code 2)
    ├── StoreError             the store cannot be used              (exit code 2)
    │   ├── StoreBusy          another program holds its lock
    │   ├── StoreDamaged       its content is not what was written
    │   ├── StoreTooNew        a later version of syndicate wrote it
    │   └── StoreFull          there is no room to write
    ├── UsageError             the call itself cannot be carried out (exit code 2)
    ├── FetchError             the page did not arrive
    │   ├── AddressRefused     not http(s), or not a public address
    │   ├── HostNotFound       its name does not resolve
    │   ├── ConnectionFailed   refused, reset, or TLS failed
    │   ├── TimedOut           the deadline passed
    │   ├── TooLarge           a body, a header block or a compression beyond the bounds
    │   ├── TooManyRedirects
    │   ├── RobotsRefused      robots.txt asks us not to
    │   ├── BadStatus          an HTTP status that is no page
    │   └── BrokenResponse     truncated, mislabelled or malformed: not read at all
    ├── PageError              it arrived, but cannot be read as the whole page
    │   ├── NotHtml
    │   ├── Empty
    │   ├── BotWall            a challenge is shown instead of the page
    │   ├── ConsentWall        a consent form is shown instead of the page
    │   ├── ScriptOnly         the text is built by JavaScript
    │   ├── SoftNotFound       a "not found" page with status 200
    │   ├── Withheld           the text is cut behind a paywall
    │   ├── TooLong            it has more text than is compared
    │   └── ParseStopped       reading took more time or memory than allowed
    └── FeedError              a feed or a sitemap cannot be read

`FetchError`, `PageError` and `FeedError` are *values*: they end in a report whose verdict is
`not_checked`, with the error as its reason. The others are raised.
"""

from __future__ import annotations


class SyndicateError(Exception):
    """The base of every expected error. `str(error)` is one line that a person understands."""


class PolicyError(SyndicateError):
    """A policy that cannot be used; `path` is its file, `key` the dotted key at fault (either may be "")."""

    def __init__(self, message: str, *, path: str = "", key: str = "") -> None:
        super().__init__(": ".join(part for part in (path, key, message) if part))
        self.path = path
        self.key = key
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive, (type(self), {"message": self.message, "path": self.path, "key": self.key}))


class IndexFileError(SyndicateError):
    """The file of an index that cannot be used; `path` is its place."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive, (type(self), {"message": self.message, "path": self.path}))


class StoreError(SyndicateError):
    """The store cannot be used; `store` is its place, without password."""

    def __init__(self, message: str, *, store: str = "") -> None:
        super().__init__(f"{store}: {message}" if store else message)
        self.store = store
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive, (type(self), {"message": self.message, "store": self.store}))


class StoreBusy(StoreError):
    """Another program holds the lock for longer than is waited."""


class StoreDamaged(StoreError):
    """The content is not what was written, or no store at all."""


class StoreTooNew(StoreError):
    """A later version of syndicate wrote it."""


class StoreFull(StoreError):
    """There is no room to write."""


class UsageError(SyndicateError):
    """The call cannot be carried out as given: a missing file, an address without a scheme, a wrong option."""


class _AboutUrl(SyndicateError):
    """An error about one address: `url` is the address, `reason` the sentence about it."""

    kind = "error"  #: short stable word for machines

    def __init__(self, reason: str, *, url: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.url = url

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive, (type(self), {"reason": self.reason, "url": self.url}))


def _revive(kind: type[SyndicateError], fields: dict[str, str]) -> SyndicateError:
    """Rebuild an error that crossed a process border."""
    return kind(**fields)


class FetchError(_AboutUrl):
    """The page did not arrive."""

    kind = "fetch"


class AddressRefused(FetchError):
    kind = "address_refused"


class HostNotFound(FetchError):
    kind = "host_not_found"


class ConnectionFailed(FetchError):
    kind = "connection_failed"


class TimedOut(FetchError):
    kind = "timed_out"


class TooLarge(FetchError):
    kind = "too_large"


class TooManyRedirects(FetchError):
    kind = "too_many_redirects"


class RobotsRefused(FetchError):
    kind = "robots_refused"


class BadStatus(FetchError):
    """The server answered, with no page: `status` as it sent it, 0 where unknown; `wait` is its Retry-After in seconds, a day at most."""

    kind = "bad_status"

    def __init__(self, reason: str, *, url: str = "", status: int = 0, wait: float = 0.0) -> None:
        super().__init__(reason, url=url)
        self.status = status
        self.wait = wait

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive_status, (self.reason, self.url, self.status, self.wait))


def _revive_status(reason: str, url: str, status: int, wait: float) -> BadStatus:
    return BadStatus(reason, url=url, status=status, wait=wait)


class BrokenResponse(FetchError):
    kind = "broken_response"


class PageError(_AboutUrl):
    """The page arrived, but it cannot be read as the whole page that a visitor sees."""

    kind = "page"


class NotHtml(PageError):
    kind = "not_html"


class Empty(PageError):
    kind = "empty"


class BotWall(PageError):
    kind = "bot_wall"


class ConsentWall(PageError):
    kind = "consent_wall"


class ScriptOnly(PageError):
    kind = "script_only"


class SoftNotFound(PageError):
    kind = "soft_not_found"


class Withheld(PageError):
    kind = "withheld"


class TooLong(PageError):
    kind = "too_long"


class ParseStopped(PageError):
    kind = "parse_stopped"


class FeedError(_AboutUrl):
    """A feed or a sitemap cannot be read."""

    kind = "feed"
