"""The small HTTP server of the monitor, asked over real sockets: what it answers, and what it does not put up with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from socket import socket

import pytest

from syndicate.errors import StoreError, UsageError
from syndicate.monitor import listening
from syndicate.monitor.exchange import Answer, Request
from syndicate.monitor.listening import Listener, Place, place_of
from syndicate.monitor.logs import Log

Steps = Callable[[int], Awaitable[bytes]]
LOCAL = b"host: localhost\r\n\r\n"


async def room(request: Request) -> Answer:
    match request.path:
        case "/":
            return Answer(200, f"{request.method} {request.host} {request.query}".encode())
        case "/body":
            return Answer(200, await request.body(100))
        case "/store":
            raise StoreError("postgresql://ann:secret@db is locked")
        case "/bug":
            raise KeyError("a secret of the program")
    return Answer(404)


async def ask(port: int, sent: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    try:
        return await reader.read()
    except ConnectionError:
        return b"reset"
    finally:
        writer.close()


def served(steps: Steps, host: str = "127.0.0.1", said: Callable[[Log], None] = lambda log: None) -> bytes:
    async def all_of_it() -> bytes:
        async with Listener(
            Place(host, 0), room, names=frozenset({"monitor.example"}), said=said
        ) as listener:
            return await steps(listener.place.port)

    return asyncio.run(all_of_it())


def answer(sent: bytes, host: str = "127.0.0.1") -> tuple[int, str]:
    got = served(lambda port: ask(port, sent), host)
    head, _, body = got.partition(b"\r\n\r\n")
    return int(head.split()[1]), body.decode()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GET /?a=1 HTTP/1.1\r\n" + LOCAL, (200, "GET localhost a=1")),
        (b"GET / HTTP/1.1\r\nHost: Monitor.Example:8787\r\n\r\n", (200, "GET monitor.example ")),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", (200, "GET 127.0.0.1 ")),
        (b"GET / HTTP/1.1\r\nHost: [::1]:1\r\n\r\n", (200, "GET ::1 ")),
        (b"HEAD / HTTP/1.1\r\n" + LOCAL, (200, "")),
        (b"POST /body HTTP/1.1\r\ncontent-length: 3\r\n" + LOCAL + b"abc", (200, "abc")),
        (
            b"POST /body HTTP/1.1\r\ntransfer-encoding: chunked\r\n"
            + LOCAL
            + b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            (200, "abc"),
        ),
        (b"GET /nothing HTTP/1.1\r\n" + LOCAL, (404, "")),
        (b"GET /store HTTP/1.1\r\n" + LOCAL, (503, "The store cannot be used.\n")),
    ],
)
def test_what_is_asked_is_answered(sent: bytes, expected: tuple[int, str]) -> None:
    assert answer(sent) == expected


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: 192.0.2.7\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", 421),
        (b"GET / HTTP/1.0\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"PUT / HTTP/1.1\r\n" + LOCAL, 405),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nx: " + b"x" * 40_000 + b"\r\n" + LOCAL, 431),
        (b"POST /body HTTP/1.1\r\ncontent-length: 101\r\n" + LOCAL + b"x" * 101, 413),
        (b"POST /body HTTP/1.1\r\ncontent-length: 1e9\r\n" + LOCAL, 400),
        (b"POST /body HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n" + LOCAL + b"xx", 400),
    ],
)
def test_what_is_not_put_up_with(sent: bytes, status: int) -> None:
    assert answer(sent)[0] == status


def test_who_listens_everywhere_is_asked_by_any_number_but_by_no_strange_name() -> None:
    assert answer(b"GET / HTTP/1.1\r\nHost: 192.0.2.7:80\r\n\r\n", host="0.0.0.0")[0] == 200
    assert answer(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", host="0.0.0.0")[0] == 421


def test_a_bug_is_said_here_and_shown_to_nobody() -> None:
    logs: list[Log] = []
    got = served(lambda port: ask(port, b"GET /bug HTTP/1.1\r\n" + LOCAL), said=logs.append)
    assert got.endswith(b"\r\n\r\nSomething went wrong here.\n")
    assert [(log.event, log.message) for log in logs] == [("listen", "KeyError: 'a secret of the program'")]


def test_whoever_is_slow_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_SECONDS", 0.05)
    assert served(lambda port: ask(port, b"GET / HTTP/1.1\r\n")) == b""


def test_a_crowd_is_closed_unheard_and_room_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_OPEN", 2)

    async def steps(port: int) -> bytes:
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        full = await ask(port, b"GET / HTTP/1.1\r\n" + LOCAL)
        for reader, writer in idle:
            writer.write(b"GET /nothing HTTP/1.1\r\n" + LOCAL)
            await reader.read()
            writer.close()
        return full + b"|" + await ask(port, b"GET / HTTP/1.1\r\n" + LOCAL)

    full, _, later = served(steps).partition(b"|")
    assert (full in (b"", b"reset"), later[:15]) == (True, b"HTTP/1.1 200 OK")


def test_an_end_waits_for_nobody() -> None:
    with socket() as idle:

        async def steps(port: int) -> bytes:
            idle.connect(("127.0.0.1", port))
            idle.send(b"GET / HTTP/1.1\r\n")
            return await ask(port, b"GET / HTTP/1.1\r\n" + LOCAL)

        assert served(steps).startswith(b"HTTP/1.1 200")
        assert idle.recv(1) == b""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("8787", "127.0.0.1:8787"),
        (":8787", "127.0.0.1:8787"),
        ("0.0.0.0:80", "0.0.0.0:80"),
        ("monitor.example:80", "monitor.example:80"),
        ("[::1]:80", "[::1]:80"),
    ],
)
def test_a_place_is_a_port_or_a_host_with_its_port(words: str, place: str) -> None:
    assert str(place_of(words)) == place


@pytest.mark.parametrize(
    "words", ["", "http://localhost:80", "localhost", "localhost:", "1:2:3", "70000", "-1", "８０"]
)
def test_what_is_no_place_is_said_in_one_line(words: str) -> None:
    with pytest.raises(UsageError, match=r"^--listen: expected PORT or HOST:PORT, such as 8787 or "):
        place_of(words)


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    async def steps(port: int) -> bytes:
        with pytest.raises(UsageError, match=f"^--listen 127.0.0.1:{port}: cannot listen there: "):
            await Listener(Place("127.0.0.1", port), room).__aenter__()
        return b""

    served(steps)
