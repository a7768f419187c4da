"""Posts: which posts of a site republish what, as the tables `[[republished]]` in its settings say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from syndicate.cli.settings import OWN
from syndicate.cli.talk import clipped
from syndicate.cli.targets import STDIN, is_address
from syndicate.errors import UsageError


@dataclass(frozen=True, slots=True)
class Post:
    """A post that republishes an article: its file or address, the original, and the terms; "" where nothing is said.

    `url` is where a file stands, or will stand.
    """

    post: str
    original: str = ""
    policy: str = ""
    url: str = ""
    original_url: str = ""


class Posts:
    """The posts of a site. A file is known by its place, however it is named; paths are relative to the folder."""

    def __init__(self, tables: Iterable[Mapping[str, Any]]) -> None:
        """Raises UsageError naming the table, the key and what was expected."""
        self._posts: dict[str, Post] = {}
        for number, table in enumerate(tables, 1):
            post = _post(table, f"{OWN}: [[republished]] {number}")
            if self._posts.setdefault(_place(post.post), post) is not post:
                raise UsageError(f"{OWN}: [[republished]] {number}: {clipped(post.post)} is listed already")

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _place(name) in self._posts

    @property
    def names(self) -> tuple[str, ...]:
        """Every post, in the order of the list."""
        return tuple(post.post for post in self._posts.values())

    def of(self, name: str) -> Post:
        """What is said of a target; a post of which nothing is said where it is not listed."""
        return self._posts.get(_place(name), Post(name))


def _place(name: str) -> str:
    return name if name == STDIN or "://" in name else str(Path(name).resolve())


def _post(table: Mapping[str, Any], where: str) -> Post:
    known = {each.name.replace("_", "-"): each.name for each in fields(Post)}
    said = {}
    for key, value in table.items():
        if key not in known:
            from syndicate.policy import hint, quoted

            raise UsageError(f"{where}: {quoted(key)}: is no key{hint(key, known, otherwise='keys')}")
        if not isinstance(value, str) or not value or "\0" in value:
            raise UsageError(f"{where}: {key}: expected a text")
        said[known[key]] = value
    if "post" not in said:
        raise UsageError(f"{where}: post: is missing; name the file or the address of the post")
    if is_address(said["post"]) and "url" in said:
        raise UsageError(f"{where}: url: is for a post given as a file")
    for key in ("url", "original_url"):
        if key in said and not is_address(said[key]):
            raise UsageError(
                f"{where}: {key.replace('_', '-')}: expected an address such as https://blog.example/post"
            )
    return Post(**said)
