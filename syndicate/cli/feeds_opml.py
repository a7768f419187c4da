"""What `syndicate feeds import` and `export` do: OPML to the feeds of the store, and back."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from sqlalchemy import Connection

from syndicate.cli.feeds_kept import by_key
from syndicate.cli.outputs import STDOUT, write_file
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import STDIN, bytes_of
from syndicate.errors import UsageError
from syndicate.feeds import FeedWatch, Subscription, feed_key, read_opml, write_opml
from syndicate.fetch.settings import BIGGEST, MIB
from syndicate.saying import number_of
from syndicate.store import feeds
from syndicate.store.rows import plain


def bring(name: str, store: str | None) -> None:
    """Add the feeds of an OPML file, all or none; say how many are new. Raises UsageError for what is no OPML."""
    body = bytes_of(name)
    if len(body) > BIGGEST:
        raise UsageError(f"{clipped(name)}: is larger than the {BIGGEST // MIB} MiB that are read of a file")
    wanted = read_opml(body, "stdin" if name == STDIN else clipped(name))
    if not wanted:
        raise UsageError(f"{clipped(name)}: names no feed")
    now = datetime.now(UTC)

    def added(tx: Connection) -> tuple[int, int]:
        known = by_key(feeds.listed(tx, removed=True))
        new = stopped = 0
        for each in wanted:
            before = known.get(feed_key(each.url))
            if before is not None and before.state == "stopped":
                stopped += 1  # by the feed itself: a list that still names it is no reason to ask again
                continue
            url = before.url if before else each.url
            _, is_new = feeds.add(
                tx, url, now=now, title=each.title, folder=each.folder, watch=plain(FeedWatch())
            )
            new += is_new
        return new, stopped

    with open_store(store, folder_settings()) as opened:
        new, stopped = opened.write(added)
    there = len(wanted) - new - stopped
    print(f"{number_of(new, 'feed')} added" + (f", {there} known before" if there else ""))
    if stopped:
        say(
            f"{number_of(stopped, 'feed')} stopped earlier and left so: “syndicate feeds list” says why, “feeds add” asks again"
        )


def give(output: str, store: str | None) -> None:
    """Write the feeds of the store as OPML."""
    with open_store(store, folder_settings(), create=False) as opened, opened.reading() as tx:
        rows = tuple(feeds.listed(tx))
    text = write_opml((Subscription(row.url, row.title, row.folder) for row in rows), "Feeds of syndicate")
    if output == STDOUT:
        sys.stdout.write(text)
    else:
        write_file(output, text)
