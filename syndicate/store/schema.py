"""Schema: the tables of the store. `migrations/` leads there from every earlier one; a test holds the two together.

    works ── versions                              feeds ── entry_keys, subscriptions
      └─────────────── copies ──────────────── pages ── captures ── bodies
                         ├── turns (history)      └── page_feeds
                         └── reports
    outbox ── deliveries · waivers · limits        hosts (whose turn it is) · facts

Captures, reports, versions and turns are only ever added to.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from syndicate.store.columns import Moment, Packed, Words

HEAD = "0001"
"""The newest migration."""
APPLICATION = 0x53796E64
"""SQLite's `application_id`: "Synd"."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts only INTEGER keys by itself


def _id() -> Column[int]:
    return Column("id", _Number, primary_key=True, autoincrement=True)


def _of(table: str, column: str, *, index: bool = False) -> Column[int]:
    """A reference to a row of `table`; rows that something refers to are never deleted."""
    return Column(column, _Number, ForeignKey(f"{table}.id"), nullable=False, index=index)


facts = Table(
    "facts", metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Words, nullable=False),
)  # fmt: skip

hosts = Table(
    "hosts", metadata,
    Column("host", String(255), primary_key=True),
    Column("due_at", Moment, index=True),  # the earliest of all that is due there
    Column("free_at", Moment),  # not visited before
    Column("holder", String(64)),
    Column("held_until", Moment),
)  # fmt: skip

works = Table(
    "works", metadata,
    _id(),
    Column("url", Words, nullable=False, unique=True),
    Column("host", String(255), nullable=False),
    Column("policy", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("published", Moment),
    Column("state", String(10), nullable=False),  # live, gone or removed (by its owner)
    Column("reason", Words, nullable=False),
    Column("watch", Packed, nullable=False),
    Column("revision", _Number, nullable=False, index=True),  # of the store when it last changed
    Column("added_at", Moment, nullable=False),
    Column("refreshed_at", Moment),
    Column("due_at", Moment),
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("data", Packed, nullable=False),  # without its versions
    Index("ix_works_host", "host", "due_at"),
)  # fmt: skip

versions = Table(
    "versions", metadata,
    _id(),
    _of("works", "work_id", index=True),
    Column("sha256", String(64), nullable=False),
    Column("data", Packed, nullable=False),
    UniqueConstraint("work_id", "sha256"),
)  # fmt: skip

feeds = Table(
    "feeds", metadata,
    _id(),
    Column("url", Words, nullable=False, unique=True),
    Column("host", String(255), nullable=False),
    Column("title", Words, nullable=False),
    Column("folder", Words, nullable=False),
    Column("state", String(10), nullable=False),  # live, stopped or removed (by its owner)
    Column("reason", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("polled_at", Moment),
    Column("due_at", Moment),
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("sha256", String(64), nullable=False),  # of the body that was read last
    Column("hub", Words, nullable=False),
    Column("topic", Words, nullable=False),  # the address that its hub knows it by
    Column("pushed_until", Moment),  # the end of a live subscription
    Column("failures", Integer, nullable=False, index=True),  # polls in a row that brought no feed
    Column("watch", Packed, nullable=False),
    Index("ix_feeds_host", "host", "due_at"),
)  # fmt: skip

subscriptions = Table(
    "subscriptions", metadata,
    Column("feed_id", _Number, ForeignKey("feeds.id"), primary_key=True, autoincrement=False),
    Column("token", String(64), nullable=False, unique=True),  # of the address that the hub is given
    Column("secret", String(64), nullable=False),
    Column("hub", Words, nullable=False),  # these three as they were asked for
    Column("topic", Words, nullable=False),
    Column("callback", Words, nullable=False),
    Column("state", String(10), nullable=False),  # asked, live or denied
    Column("reason", Words, nullable=False),
    Column("attempts", Integer, nullable=False),  # since it was last live
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),  # when it is asked for again
)  # fmt: skip

entry_keys = Table(
    "entry_keys", metadata,
    Column("feed_id", _Number, ForeignKey("feeds.id"), primary_key=True, autoincrement=False),
    Column("digest", LargeBinary(16), primary_key=True),
)  # fmt: skip

pages = Table(
    "pages", metadata,
    _id(),
    Column("key", Words, nullable=False, unique=True),  # its canonical address: one page, however many feeds spell it
    Column("url", Words, nullable=False),
    Column("host", String(255), nullable=False),
    Column("title", Words, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("reason", Words, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("looked_at", Moment),
    Column("due_at", Moment),
    Column("revision", _Number, nullable=False),  # of the works that it was last compared with
    Column("sha256", String(64), nullable=False),  # of the body that was judged last
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("watch", Packed, nullable=False),
    Index("ix_pages_host", "host", "due_at"),
)  # fmt: skip

page_feeds = Table(
    "page_feeds", metadata,
    Column("page_id", _Number, ForeignKey("pages.id"), primary_key=True, autoincrement=False),
    Column("feed_id", _Number, ForeignKey("feeds.id"), primary_key=True, autoincrement=False),
    Column("seen_at", Moment, nullable=False),
    Column("published", Moment),
)  # fmt: skip

bodies = Table(
    "bodies", metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),  # bytes, uncompressed
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

captures = Table(
    "captures", metadata,
    _id(),
    _of("pages", "page_id", index=True),
    Column("url", Words, nullable=False),
    Column("final_url", Words, nullable=False),
    Column("status", Integer, nullable=False),
    Column("fetched_at", Moment),
    Column("sha256", String(64), ForeignKey("bodies.sha256"), nullable=False, index=True),
    Column("data", Packed, nullable=False),  # redirects and headers
)  # fmt: skip

copies = Table(
    "copies", metadata,
    _id(),
    _of("pages", "page_id"),
    _of("works", "work_id", index=True),
    Column("site", String(255), nullable=False, index=True),
    Column("policy", Words, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("containment", Float, nullable=False),
    Column("verdict", String(20), nullable=False),  # the settled one
    Column("since", Moment, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("gone_at", Moment),
    Column("changed_at", Moment, nullable=False, index=True),  # when it was found, turned or was gone last
    Column("judged", String(64), nullable=False),  # digest of what was judged last
    Column("report_id", _Number),
    Column("watch", Packed, nullable=False),
    Column("clauses", Packed, nullable=False),  # of the last report
    UniqueConstraint("page_id", "work_id"),
)  # fmt: skip

turns = Table(
    "turns", metadata,
    _id(),
    _of("copies", "copy_id", index=True),
    Column("at", Moment, nullable=False, index=True),
    Column("verdict", String(20), nullable=False),  # or gone
    Column("reason", Words, nullable=False),
    Column("report_id", _Number),
)  # fmt: skip

reports = Table(
    "reports", metadata,
    _id(),
    _of("copies", "copy_id", index=True),
    Column("capture_id", _Number, ForeignKey("captures.id")),
    Column("policy", Words, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("data", Packed, nullable=False),  # syndicate.report/1
)  # fmt: skip

outbox = Table(
    "outbox", metadata,
    _id(),
    Column("event_id", String(64), nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("url", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("data", Packed, nullable=False),
)  # fmt: skip

deliveries = Table(
    "deliveries", metadata,
    _id(),
    Column("event_id", String(64), ForeignKey("outbox.event_id"), nullable=False),
    Column("sink", String(255), nullable=False),
    Column("state", String(10), nullable=False),  # waiting, told, given up or off
    Column("attempts", Integer, nullable=False),
    Column("first_at", Moment),  # the first attempt
    Column("due_at", Moment, nullable=False),
    Column("told_at", Moment),
    Column("reason", Words, nullable=False),
    UniqueConstraint("event_id", "sink"),
    Index("ix_deliveries_state", "state", "due_at"),
)  # fmt: skip

waivers = Table(
    "waivers", metadata,
    _id(),
    Column("site", String(255), nullable=False),
    Column("term", String(40), nullable=False),
    Column("until", Date),
    Column("reason", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),  # taken back
)  # fmt: skip

limits = Table(
    "limits", metadata,
    _id(),
    Column("site", String(255), nullable=False),
    Column("policy", Words, nullable=False),
    Column("term", String(40), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("message", Words, nullable=False),
    Column("since", Moment, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("told", Boolean, nullable=False),
    UniqueConstraint("site", "policy", "term"),
)  # fmt: skip
