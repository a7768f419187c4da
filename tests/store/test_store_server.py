"""A PostgreSQL server that goes away, blocks or refuses: tried again where that helps, else one line without password."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from filled import NOW
from sqlalchemy import Connection, create_engine, make_url, text

from syndicate.errors import StoreBusy, StoreError
from syndicate.store import Store, engines, feeds

URLS = ("https://a.example/", "https://b.example/")


@pytest.fixture
def store(postgres: str) -> Iterator[Store]:
    with Store.open(postgres) as opened:
        opened.write(lambda tx: [feeds.add(tx, url, now=NOW, watch={}) for url in URLS])
        yield opened


@pytest.fixture
def other(postgres: str) -> Iterator[Connection]:
    """Somebody else in the same database."""
    engine = create_engine(make_url(postgres))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def retitled(tx: Connection, *urls: str) -> None:
    for url in urls:
        tx.execute(text("UPDATE feeds SET title = title || '+' WHERE url = :url"), {"url": url})


def titles(store: Store) -> list[str]:
    with store.reading() as tx:
        return [row.title for row in feeds.listed(tx)]


def test_what_a_broken_connection_interrupts_never_happened(store: Store, other: Connection) -> None:
    def interrupted(tx: Connection) -> None:
        retitled(tx, URLS[0])
        backend = tx.execute(text("SELECT pg_backend_pid()")).scalar_one()
        other.execute(text("SELECT pg_terminate_backend(:backend, 5000)"), {"backend": backend})
        retitled(tx, URLS[1])

    with pytest.raises(StoreError) as error:
        store.write(interrupted)
    assert str(error.value) == f"{store.place}: the connection to the database broke off"
    assert titles(store) == ["", ""]  # by a new connection


def test_a_connection_that_was_lost_while_nobody_used_it_is_made_anew(
    store: Store, other: Connection
) -> None:
    backend = store.write(lambda tx: tx.execute(text("SELECT pg_backend_pid()")).scalar_one())
    other.execute(text("SELECT pg_terminate_backend(:backend, 5000)"), {"backend": backend})
    store.write(lambda tx: retitled(tx, URLS[0]))
    assert titles(store) == ["+", ""]


def test_of_two_that_wait_for_each_other_both_come_through(store: Store) -> None:
    meeting = threading.Barrier(2)
    attempts: list[str] = []

    def crossing(first: str, second: str) -> None:
        def change(tx: Connection) -> None:
            attempts.append(first)
            retitled(tx, first)
            if attempts.count(first) == 1:
                meeting.wait(10)
            retitled(tx, second)

        store.write(change)

    threads = [threading.Thread(target=crossing, args=urls) for urls in (URLS, URLS[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (titles(store), len(attempts)) == (["++", "++"], 3)


def test_a_row_that_another_program_holds_for_too_long_is_busy(
    postgres: str, store: Store, other: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "WAITS", 1)
    retitled(other, URLS[0])
    with Store.open(postgres) as hasty, pytest.raises(StoreBusy) as error:
        hasty.write(lambda tx: retitled(tx, URLS[0]))
    assert str(error.value) == f"{store.place}: is locked by another program; end it, or try again later"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"username": "nobody_of_that_name"},
            r"refuses the password or the user|no such database, role or table",
        ),
        ({"database": "nothing_of_that_name"}, "the server has no such database, role or table"),
    ],
)
def test_a_server_that_refuses_is_told_of_without_password(
    postgres: str, changed: dict[str, str], said: str
) -> None:
    url = make_url(postgres).set(password="h1dden!", **changed)
    if "username" not in changed:
        url = url.set(password=make_url(postgres).password)
    with pytest.raises(StoreError, match=said) as error:
        Store.open(url.render_as_string(hide_password=False))
    assert (":***@" in str(error.value), "\n" in str(error.value), "h1dden!" in str(error.value)) == (
        True,
        False,
        False,
    )


def test_a_database_of_another_program_is_left_alone(postgres: str, other: Connection) -> None:
    other.execute(text("CREATE TABLE pages (id int)"))
    other.commit()
    with pytest.raises(StoreError, match="holds tables of another program"):
        Store.open(postgres)
    assert other.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar() == 1


def test_whoever_reads_writes_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="may not be written to"), store.reading() as tx:
        retitled(tx, URLS[0])
