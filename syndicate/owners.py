"""Owners: the names and hosts by which the publisher of a work is known, from its policy and the work itself."""

from __future__ import annotations

from syndicate.model import Policy, Work
from syndicate.urls import belongs, host, identifies


def publisher_names(policy: Policy, work: Work) -> tuple[str, ...]:
    """Every name that the publisher goes by; a licence names none, then the work does."""
    own = policy.assigner.names
    names = (*own, *(() if own else (work.publisher,)), *policy.assigner.hosts)
    return tuple(dict.fromkeys(name for name in names if name))


def publisher_hosts(policy: Policy, work: Work) -> tuple[str, ...]:
    """The publisher's hosts: those of its policy, and those of the work's own addresses."""
    own = (host(url) for url in work.addresses)
    return tuple(dict.fromkeys(name for name in (*policy.assigner.hosts, *own) if name))


def is_publishers(url: str, policy: Policy, work: Work) -> bool:
    """Whether a page is the publisher's own: on a host of its policy, or one of the work's own addresses."""
    keys = policy.assigner.article_key
    return belongs(url, policy.assigner.hosts) or identifies(url, work.addresses, (), keys)
