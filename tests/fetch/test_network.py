"""Names are resolved once, checked, and the checked address is dialled; TLS keeps the name."""

import asyncio
import ssl
import subprocess
import sys

import httpcore
import pytest
import trustme
from hostile.server import HostileServer, html, redirect

from syndicate.errors import AddressRefused, ConnectionFailed, HostNotFound
from syndicate.fetch import Fetcher, Manners
from syndicate.fetch._client import HttpWire
from syndicate.fetch._network import GuardedNetwork, system_resolver
from syndicate.fetch.guard import Guard
from syndicate.model import Capture


class Dialled(httpcore.AsyncMockBackend):
    """Answers every call, and remembers whom it was asked to call."""

    def __init__(self, *refusing: str) -> None:
        super().__init__([])
        self.numbers: list[tuple[str, int]] = []
        self.refusing = refusing

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        self.numbers.append((host, port))
        if host in self.refusing:
            raise httpcore.ConnectError
        return httpcore.AsyncMockStream([])


class Names:
    """A name service that answers differently each time."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        self.asked += 1
        return self.answers.pop(0)


def dial(names: Names, inner: Dialled) -> None:
    asyncio.run(GuardedNetwork(Guard(), names, inner).connect_tcp("x.example", 80))


def test_a_name_that_changes_its_mind_is_dialled_where_it_was_checked():
    names, inner = Names(("8.8.8.8",), ("127.0.0.1",)), Dialled()
    dial(names, inner)
    assert inner.numbers == [("8.8.8.8", 80)]
    assert names.asked == 1


def test_no_address_is_dialled_when_one_of_them_is_inside():
    inner = Dialled()
    with pytest.raises(AddressRefused):
        dial(Names(("8.8.8.8", "::1")), inner)
    assert inner.numbers == []


def test_the_next_address_is_tried_when_one_does_not_answer():
    inner = Dialled("8.8.8.8")
    dial(Names(("8.8.8.8", "1.1.1.1")), inner)
    assert inner.numbers == [("8.8.8.8", 80), ("1.1.1.1", 80)]


def test_a_name_without_address_is_not_found():
    with pytest.raises(HostNotFound):
        dial(Names(()), Dialled())


def test_the_system_resolves_a_literal_to_itself():
    assert asyncio.run(system_resolver("127.0.0.1", 80)) == ("127.0.0.1",)


def test_the_system_says_when_it_knows_no_name():
    async def resolve() -> Capture | object:
        async with Fetcher(Manners(retries=0, robots=False)) as web:
            return await web.fetch("http://" + "a" * 64 + ".invalid/")

    error = asyncio.run(resolve())
    assert isinstance(error, HostNotFound)


def test_a_closed_port_is_a_failed_connection():
    with HostileServer() as web:
        endpoint = web.endpoint
    error = fetch(f"http://{endpoint}/", Manners(allow=(endpoint,), retries=0, robots=False))
    assert isinstance(error, ConnectionFailed)
    assert error.reason == f"No connection to {endpoint} could be made."


def fetch(url: str, manners: Manners, **wire: object) -> object:
    async def run() -> object:
        made = HttpWire(manners.guard(), **wire) if wire else None
        async with Fetcher(manners, wire=made) as web:
            return await web.fetch(url)

    return asyncio.run(run())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def secure_web(authority: trustme.CA, name: str, heard: list[str]) -> HostileServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    context.sni_callback = lambda connection, given, _: heard.append(given)
    return HostileServer({"/": html("<p>secure")}, tls=context)


def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_tls_and_host_keep_the_name_while_the_address_is_dialled(authority):
    heard: list[str] = []
    with secure_web(authority, "orig.example", heard) as web:
        manners = Manners(allow=(f"orig.example:{web.port}",), robots=False)
        names = Names(("127.0.0.1",))
        found = fetch(web.url("/", "orig.example"), manners, trust=trust(authority), resolve=names)
        assert isinstance(found, Capture)
        assert heard == ["orig.example"]
        assert web.seen[0]["host"] == f"orig.example:{web.port}"


def test_a_certificate_for_another_name_is_refused_and_not_asked_again(authority):
    heard: list[str] = []
    with secure_web(authority, "else.example", heard) as web:
        manners = Manners(allow=(f"orig.example:{web.port}",), robots=False)
        names = Names(("127.0.0.1",))
        error = fetch(web.url("/", "orig.example"), manners, trust=trust(authority), resolve=names)
        assert isinstance(error, ConnectionFailed)
        assert error.reason.startswith("The certificate of orig.example is not valid: ")


def test_an_unknown_authority_is_refused(authority):
    with secure_web(authority, "127.0.0.1", []) as web:
        error = fetch(web.url("/"), Manners(allow=(web.endpoint,), robots=False))
        assert "is not valid" in error.reason


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with HostileServer({"/": html()}) as web:
        assert isinstance(fetch(web.url("/"), Manners(allow=(web.endpoint,))), Capture)


def test_a_cookie_is_never_sent_back():
    routes = {"/": redirect("/next"), "/next": html()}
    routes["/"] = lambda c: c.page(b"", "Location: /next", "Set-Cookie: a=b; Path=/", status="302 Found")
    with HostileServer(routes) as web:
        assert isinstance(fetch(web.url("/"), Manners(allow=(web.endpoint,), robots=False)), Capture)
        assert [("cookie" in headers) for headers in web.seen] == [False, False]


def test_importing_the_door_loads_no_client():
    code = (
        "import sys, syndicate.fetch; print({'httpx', 'httpcore', 'ada_url', 'protego'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
