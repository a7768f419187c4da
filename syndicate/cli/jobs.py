"""Jobs: the pages that are checked against one original on one policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from syndicate.cli.doors import Origin
from syndicate.cli.posts import Post, Posts
from syndicate.cli.settings import Settings
from syndicate.cli.targets import Named
from syndicate.cli.terms import the_policy
from syndicate.errors import UsageError
from syndicate.model import Policy, Work

if TYPE_CHECKING:
    from syndicate.cli.checking import Order


@dataclass(frozen=True, slots=True)
class Job:
    """One original, named or read already, its terms, and the positions of the targets that are checked against it."""

    policy: Policy
    name: str  #: of the policy, as it was given
    original: Origin | Work
    at: tuple[int, ...] = ()


def jobs_of(targets: Sequence[Named], posts: Posts, order: Order, settings: Settings) -> tuple[Job, ...]:
    """A job for each pair of original and policy that the targets have, in the order of the first target of each.

    What the command says wins over the list of posts, and that over the folder's settings. Raises UsageError where a target
    has no original or no terms, and PolicyError.
    """
    found: dict[tuple[str | None, Origin], list[int]] = {}
    for position, target in enumerate(targets):
        post = posts.of(target.called or target.path or target.url)
        name = order.policy or post.policy or settings.policy
        found.setdefault((name, origin_of(order, post, settings)), []).append(position)
    load = cache(lambda name: the_policy(name, order.waivers or settings.waivers))
    return tuple(Job(load(name), name or "", origin, tuple(at)) for (name, origin), at in found.items())


def origin_of(order: Order, post: Post, settings: Settings) -> Origin:
    """The original of a post as it is named. Raises UsageError where it is not."""
    name = order.original or post.original or settings.original
    if not name:
        raise UsageError("no original: give --original URL or FILE")
    url = order.original_url or ("" if order.original else post.original_url)
    return Origin(name, url, order.title, order.authors, order.publisher)
