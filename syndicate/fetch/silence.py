"""Hosts that did not answer: asked again for each of their pages, one silent host would cost hours."""

from __future__ import annotations

from syndicate.errors import ConnectionFailed, FetchError, HostNotFound, TimedOut
from syndicate.fetch.clock import Budget, Clock
from syndicate.fetch.guard import Target
from syndicate.fetch.remembered import DAY, MINUTE, Remembered
from syndicate.fetch.wire import CertificateRefused


class Silence:
    """The endpoints that did not answer lately, nor ever before, each with the error that says how."""

    def __init__(self, clock: Clock) -> None:
        self._heard: Remembered[bool] = Remembered(clock, DAY)
        self._given_up: Remembered[FetchError] = Remembered(clock, 10 * MINUTE)

    def check(self, target: Target, budget: Budget) -> None:
        """Raise an error of the same class as before where `target` has been given up."""
        if before := self._given_up.get(target.endpoint):
            budget.last_attempt = True
            silent = f"{target.host} did not answer an earlier request and was not asked again."
            raise type(before)(silent if isinstance(before, TimedOut) else before.reason)

    def heard(self, target: Target) -> None:
        """The head of an answer has come: from now on a failure is one of a page, not of the host."""
        self._heard.put(target.endpoint, True)

    def unanswered(self, target: Target, error: FetchError, budget: Budget) -> None:
        """Give a host up that has never answered, where it had a fair chance to."""
        if not self._heard.get(target.endpoint) and _is_final(error, budget):
            self._given_up.put(target.endpoint, error)


def _is_final(error: FetchError, budget: Budget) -> bool:
    if isinstance(error, ConnectionFailed):
        return budget.last_attempt or isinstance(error, CertificateRefused)
    return isinstance(error, HostNotFound) or (isinstance(error, TimedOut) and budget.was_ample)
