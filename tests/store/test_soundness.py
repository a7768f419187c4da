"""`store check` finds what is not as it was written, and where."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from filled import fill
from sqlalchemy import select, text, update

from syndicate.errors import StoreDamaged
from syndicate.store import Store
from syndicate.store.columns import pack, unpack
from syndicate.store.schema import bodies, captures, reports
from syndicate.store.soundness import check


def faults(store: Store) -> list[str]:
    with store.reading() as tx:
        return list(check(tx, lambda table: None))


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def test_a_store_that_nobody_damaged_is_whole(filled: Store) -> None:
    assert faults(filled) == []


def test_progress_is_told_of_every_row(filled: Store) -> None:
    seen: list[str] = []
    with filled.reading() as tx:
        list(check(tx, seen.append))
    assert (seen.count("bodies"), seen.count("deliveries")) == (3, 6)


def test_a_body_that_is_not_the_one_of_its_digest_is_found(filled: Store) -> None:
    with filled.reading() as tx:
        digest = tx.execute(select(bodies.c.sha256).order_by(bodies.c.sha256)).scalars().first()
    filled.write(
        lambda tx: tx.execute(update(bodies).where(bodies.c.sha256 == digest).values(data=pack(b"x")))
    )
    assert faults(filled) == [f"bodies {digest}: the body is not the one of its SHA-256"]


def test_a_body_of_another_size_is_found(filled: Store) -> None:
    filled.write(lambda tx: tx.execute(update(bodies).values(size=1)))
    assert [fault.partition(": ")[2] for fault in faults(filled)] == ["size is not that of the body"] * 3


@pytest.mark.parametrize("at", [0, 5, 8, 20, -1])
def test_a_flipped_byte_in_a_packed_value_is_found(filled: Store, at: int) -> None:
    with filled.reading() as tx:
        data = bytearray(tx.execute(text("SELECT data FROM reports WHERE id = 2")).scalar_one())
    data[at] ^= 0x10
    filled.write(
        lambda tx: tx.execute(text("UPDATE reports SET data = :data WHERE id = 2"), {"data": bytes(data)})
    )
    assert faults(filled) == ["reports 2: data is not what was written"]


def test_no_flipped_bit_of_a_packed_value_gives_another_value() -> None:
    packed = pack(b'{"verdict":"compliant"}' * 4)
    for bit in range(len(packed) * 8):
        data = bytearray(packed)
        data[bit // 8] ^= 1 << bit % 8
        with suppress(StoreDamaged):
            assert unpack(bytes(data)) == b'{"verdict":"compliant"}' * 4


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE copies SET report_id = 99 WHERE id = 1", "copies: report_id of 1 names no row of reports"),
        ("UPDATE turns SET report_id = 99", "turns: report_id of 6 names no row of reports"),
    ],
)
def test_a_reference_that_the_database_does_not_hold_is_examined(
    filled: Store, statement: str, said: str
) -> None:
    filled.write(lambda tx: tx.execute(text(statement)))
    assert faults(filled) == [said]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM captures WHERE id = 1", "reports: capture_id of 1 names no row of captures"),
        ("DELETE FROM outbox WHERE event_id = 'e1'", "deliveries: event_id of 2 names no row of outbox"),
        ("UPDATE entry_keys SET feed_id = feed_id + 70", "entry_keys: feed_id of 3 names no row of feeds"),
    ],
)
def test_a_row_that_is_gone_is_missed(tmp_path: Path, statement: str, said: str) -> None:
    with Store.open(str(tmp_path / "s")) as store:
        fill(store)
    with closing(sqlite3.connect(tmp_path / "s")) as file:  # which minds no foreign keys
        file.execute(statement)
        file.commit()
    with Store.open(str(tmp_path / "s")) as store:
        assert faults(store) == [said]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE feeds SET title = CAST(x'ff' AS TEXT) WHERE id = 1",
            "feeds 1: title is not what was written",
        ),
        ("UPDATE feeds SET title = x'41' WHERE id = 1", "feeds 1: title is not what was written"),
        ("UPDATE feeds SET added_at = 'soon' WHERE id = 1", "feeds 1: added_at is not what was written"),
        ("UPDATE waivers SET until = '2027-13-01' WHERE id = 1", "waivers 1: until is not what was written"),
        (
            "UPDATE copies SET containment = 'all' WHERE id = 1",
            "copies 1: containment is not what was written",
        ),
        ("UPDATE captures SET status = 'ok' WHERE id = 1", "captures 1: status is not what was written"),
        ("UPDATE works SET data = 'ok' WHERE id = 1", "works 1: data is not what was written"),
    ],
)
def test_what_sqlite_lets_into_a_column_and_should_not_is_found(
    tmp_path: Path, statement: str, said: str
) -> None:
    with Store.open(str(tmp_path / "s")) as store:
        fill(store)
        store.write(lambda tx: tx.exec_driver_sql(statement))
        assert said in faults(store)


def test_an_index_that_says_something_else_than_its_table_is_found(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with Store.open(str(path)) as store:
        fill(store)
    data = path.read_bytes()
    assert data.count(b"https://news.example/1") > 1
    path.write_bytes(
        data[::-1].replace(b"https://news.example/1"[::-1], b"https://news.example/7"[::-1], 1)[::-1]
    )
    with Store.open(str(path)) as store:
        assert any("index" in fault for fault in faults(store))


def test_what_is_examined_is_every_capture_and_report(filled: Store) -> None:
    """So that the tests above cannot pass for want of rows."""
    with filled.reading() as tx:
        assert (
            len(tx.execute(select(captures.c.id)).all()),
            len(tx.execute(select(reports.c.id)).all()),
        ) == (3, 3)
