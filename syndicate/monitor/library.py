"""Library: the works that pages are matched against, and the policies on which they are offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

from sqlalchemy import Connection

from syndicate.errors import PolicyError
from syndicate.model import Policy, Term, Waiver, Work
from syndicate.reuse import Index
from syndicate.store import waivers, works
from syndicate.store.rows import WorkRow

_AT_HAND = 200  # works whose text is kept in memory, the last read ones
_AT_A_TIME = 500  # works that are taken into the index at a time; visits go on in between
_MOST = 5  # works that one page is compared with; more than two or three is a page of quotations
_TIMELY = frozenset({"embargo", "expiry", "stale_copy"})
"""Terms whose finding may change though nothing but the day did."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed in the store since the library last looked."""

    revision: int
    works: tuple[tuple[WorkRow, Work], ...]
    waivers: tuple[Waiver, ...]


class Library:
    """The index of all works, kept up with the store; the last works and all policies.

    `load` gives a policy by its name; it may raise PolicyError, which is the user's to mend.
    """

    def __init__(self, load: Callable[[str], Policy]) -> None:
        self._load = load
        self._index = Index()
        self._policies: dict[str, Policy] = {}
        self._policy_of: dict[int, str] = {}
        self._texts: dict[int, Work] = {}
        self.waivers: tuple[Waiver, ...] = ()  #: of the store
        self.refused: list[PolicyError] = []  #: why works were left out
        self._left_out: dict[int, int] = {}  # by their numbers, the revisions that brought them
        self.revision = 0

    def __len__(self) -> int:
        return len(self._policy_of)

    def news(self, tx: Connection) -> News:
        """What changed among the works and the waivers since `take`, as much as is taken at a time."""
        fresh = islice(works.changed_since(tx, self.revision), _AT_A_TIME)
        return News(works.revision(tx), tuple(fresh), tuple(waiver for _, waiver in waivers.holding(tx)))

    def take(self, news: News) -> bool:
        """Take in what changed; whether there is more. Nobody may look for candidates meanwhile.

        A work whose policy cannot be used is left out, and the error is in `refused`.
        """
        self.waivers = news.waivers
        for row, work in news.works:
            self._texts.pop(row.id, None)
            self._left_out.pop(row.id, None)
            self.revision = max(self.revision, row.revision)
            if row.state == "removed":
                if self._policy_of.pop(row.id, None) is not None:
                    self._index.remove(str(row.id))
                continue
            try:
                self.policy(row.policy)
            except PolicyError as error:
                self.refused.append(error)
                self._left_out[row.id] = row.revision
                continue
            self._policy_of[row.id] = row.policy
            self._index.add(work, str(row.id))
        more = len(news.works) == _AT_A_TIME
        if not more:
            self.revision = max(self.revision, news.revision)
        return more

    def read_policies(self) -> None:
        """Read every policy anew. Raises PolicyError, and then those of before stay in use.

        Works that were left out for theirs are news again.
        """
        self._policies = {name: self._load(name) for name in self._policies}
        self.revision = min((self.revision, *(each - 1 for each in self._left_out.values())))

    def candidates(self, text: str) -> tuple[int, ...]:
        """The numbers of the works that a page with this text may have copied, the most likely first."""
        return tuple(int(candidate.id) for candidate in self._index.lookup(text)[:_MOST])

    def work(self, tx: Connection, number: int) -> Work:
        """A work with all its versions."""
        work = self._texts.get(number)
        if work is None:
            work = self._texts[number] = works.get(tx, number)
            while len(self._texts) > _AT_HAND:
                self._texts.pop(next(iter(self._texts)), None)
        return work

    def policy_of(self, number: int) -> Policy | None:
        """The policy on which a work is offered; None for a work that is not watched any more."""
        name = self._policy_of.get(number)
        return None if name is None else self.policy(name)

    def policy(self, name: str) -> Policy:
        """A policy with the waivers of the store. Raises PolicyError."""
        if name not in self._policies:
            self._policies[name] = self._load(name)
        policy = self._policies[name]
        return replace(policy, waivers=(*policy.waivers, *self.waivers)) if self.waivers else policy

    def terms(self, policy_id: str) -> tuple[Term, ...]:
        """The terms of a policy that works are offered on, by its own id."""
        return next((p.terms for p in self._policies.values() if p.id == policy_id), ())

    def names(self, policy_id: str) -> tuple[str, ...]:
        """The names, such as paths of files, by which works refer to the policy with this id."""
        return tuple(name for name, policy in self._policies.items() if policy.id == policy_id)

    def fingerprint(self) -> str:
        """What judgements depend on beside pages and works: equal where all policies and waivers are."""
        said = sorted(f"{name} {policy.sha256} {policy.waivers}" for name, policy in self._policies.items())
        return sha256("\n".join((*said, str(self.waivers))).encode()).hexdigest()


def is_timely(policy: Policy) -> bool:
    """Whether a page that has not changed may be judged otherwise on another day."""
    ends = any(waiver.until is not None for waiver in policy.waivers)
    return ends or any(term.id in _TIMELY for term in policy.terms)
