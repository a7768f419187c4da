"""A `[[notify]]` table: what it may say, and what is said of a table that cannot be used."""

from datetime import UTC, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from notify_events import SECRET, FakePosts, event

from syndicate.errors import UsageError
from syndicate.model import EventKind
from syndicate.notify import Digest, Every, Quiet, SinkConfig, Times, name_of, open_sinks, sink_of

HOOK = "https://hooks.example/in/secret-path?token=abcdef"


def test_a_table_says_where_what_and_when() -> None:
    table = {
        "to": HOOK, "secret": SECRET, "kinds": ["copy.found", "verdict.changed"], "sites": ["www.Blog.example"],
        "quiet": "22:00-07:00", "digest": "weekly mon 08:00", "zone": "Europe/Berlin",
    }  # fmt: skip
    assert sink_of(table, "x") == SinkConfig(
        HOOK, SECRET, (EventKind.COPY_FOUND, EventKind.VERDICT_CHANGED), ("blog.example",),
        Times(ZoneInfo("Europe/Berlin"), Quiet(time(22), time(7)), Digest(Every.WEEK, time(8), 0)),
    )  # fmt: skip


def test_only_the_address_is_needed() -> None:
    assert sink_of({"to": "mailto://me:pw@example.org"}, "x") == SinkConfig(
        "mailto://me:pw@example.org", times=Times(UTC)
    )


@pytest.mark.parametrize(
    ("said", "digest"),
    [("hourly", Digest(Every.HOUR)), ("Daily 23:59", Digest(Every.DAY, time(23, 59))), ("", None)],
)
def test_a_digest_has_three_forms(said: str, digest: Digest | None) -> None:
    assert sink_of({"to": HOOK, "digest": said}, "x").times.digest == digest


DIGESTS = "expected “hourly”, “daily 08:00” or “weekly mon 08:00”"
TIMES = "expected two different times such as “22:00-07:00”"
KEY = "expected “whsec_” and base64, or a text, of 16 bytes to 1,024"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("to", "", "expected an address such as “https://…” or “mailto://…”"),
        ("to", 7, "expected a text"),
        ("to", "hooks.example", "expected an address such as “https://…” or “mailto://…”"),
        ("to", "https://me:pw@hooks.example/", "expected the address of a webhook, without a user name or password"),
        ("to", "https://[hooks", "expected the address of a webhook, without a user name or password"),
        ("quite", "22:00", 'is no setting; did you mean "quiet"?'),
        ("secret", "short", KEY),
        ("secret", "whsec_???", KEY),
        ("secret", "", KEY),
        ("secret-file", "/nowhere/secret", "/nowhere/secret: No such file or directory"),
        ("kinds", "copy.found", "expected a list of texts"),
        ("kinds", ["copy.lost"], f'"copy.lost": expected some of {", ".join(EventKind)}'),
        ("sites", ["https://blog.example"], '"https://blog.example": expected names of sites such as “blog.example”'),
        ("quiet", "22-7", f'"22-7": {TIMES}'),
        ("quiet", "07:00-07:00", f'"07:00-07:00": {TIMES}'),
        ("quiet", "24:00-07:00", f'"24:00-07:00": {TIMES}'),
        ("digest", "monthly", f'"monthly": {DIGESTS}'),
        ("digest", "weekly 08:00", f'"weekly 08:00": {DIGESTS}'),
        ("zone", "Mars/Olympus", '"Mars/Olympus": expected the name of a time zone such as “Europe/Berlin”'),
        ("zone", "../etc", '"../etc": expected the name of a time zone such as “Europe/Berlin”'),
    ],
)  # fmt: skip
def test_a_fault_names_key_and_expectation(key: str, value: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        sink_of({"to": HOOK, key: value}, "syndicate.toml: notify[0]")
    shown = f'"{key}"' if key == "quite" else key
    assert str(caught.value) == f"syndicate.toml: notify[0].{shown}: {said}"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text(SECRET + "\n")
    assert sink_of({"to": HOOK, "secret-file": str(path)}, "x").secret == SECRET
    with pytest.raises(UsageError, match="give either this or secret"):
        sink_of({"to": HOOK, "secret-file": str(path), "secret": SECRET}, "x")


def test_only_a_webhook_is_signed() -> None:
    with pytest.raises(UsageError, match=r"x\.secret: only webhooks"):
        sink_of({"to": "mailto://me@example.org", "secret": SECRET}, "x")


def test_neither_address_nor_secret_is_shown() -> None:
    shown = repr(sink_of({"to": HOOK, "secret": SECRET}, "x")) + name_of(HOOK)
    assert not any(part in shown for part in ("secret-path", "abcdef", SECRET))


@pytest.mark.parametrize(
    ("kinds", "sites", "wanted"),
    [
        ((), (), True),
        ((EventKind.COPY_GONE,), (), False),
        ((EventKind.VERDICT_CHANGED,), ("blog.example",), True),
        ((), ("example",), True),
        ((), ("log.example",), False),
    ],
)
def test_a_sink_hears_of_the_kinds_and_sites_that_it_wants(
    kinds: tuple[EventKind, ...], sites: tuple[str, ...], wanted: bool
) -> None:
    assert SinkConfig(HOOK, kinds=kinds, sites=sites).wants(event()) is wanted


def test_a_correction_is_for_every_site() -> None:
    assert SinkConfig(HOOK, sites=("other.example",)).wants(event(kind=EventKind.WORK_CORRECTED))


@pytest.mark.parametrize(
    ("to", "name"),
    [
        (HOOK, "https://hooks.example/… [475a5899]"),
        ("mailto://me:old@example.org", "mailto://example.org/… [6865f4e9]"),
        ("mailto://me:new@example.org", "mailto://example.org/… [6865f4e9]"),
        ("slack://TokenA/TokenB/TokenC", "slack://… [299ff9e5]"),
    ],
)
def test_a_name_is_stable_and_holds_no_secret(to: str, name: str) -> None:
    assert name_of(to) == name


def test_the_same_place_twice_has_two_names() -> None:
    configs = [SinkConfig(HOOK), SinkConfig(HOOK, kinds=(EventKind.COPY_GONE,))]
    assert list(open_sinks(configs, FakePosts())) == [name_of(HOOK), f"{name_of(HOOK)} (2)"]


def test_a_service_whose_host_cannot_be_read_is_refused() -> None:
    with pytest.raises(UsageError, match="notify: an address has a host that cannot be read"):
        open_sinks([SinkConfig("json://[x/y")], FakePosts())
