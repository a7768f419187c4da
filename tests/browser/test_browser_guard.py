"""Whatever a page tries, nothing of this machine is asked but what the fetcher may ask."""

from __future__ import annotations

import asyncio
import socket

import pytest
from browser_web import Page, Web, web

from syndicate.browser import Browser, Limits
from syndicate.errors import AddressRefused, ParseStopped
from syndicate.fetch import Fetcher, Manners
from syndicate.model import Capture

QUICK = Limits(seconds=20, loading=4, quiet=1, at_once=4)


def fetched(site: Web, *paths: str, limits: Limits = QUICK) -> list[object]:
    """What the browser makes of these pages of a site that is trusted, one after the other; many at once."""

    async def run() -> list[object]:
        async with (
            Fetcher(Manners(allow=(site.endpoint,), pace=0, retries=0)) as fetcher,
            Browser(fetcher, limits=limits) as browser,
        ):
            if len(paths) < 3:
                return [await browser.fetch(site.url + path) for path in paths]
            return await asyncio.gather(*(browser.fetch(site.url + path) for path in paths))

    return asyncio.run(run())


ATTEMPTS = {
    "fetch": "fetch('{u}', {{mode: 'no-cors'}})",
    "post": "fetch('{u}', {{mode: 'no-cors', method: 'POST', body: 'x'}})",
    "image": "new Image().src = '{u}'",
    "frame": "document.body.insertAdjacentHTML('beforeend', '<iframe src={u}></iframe>')",
    "socket": "new WebSocket('{w}')",
    "events": "new EventSource('{u}')",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('{u}', {{mode: 'no-cors'}}); "
    "new WebSocket('{w}'); importScripts('{u}')`])))",
    "service worker": "navigator.serviceWorker?.register('{u}')",
    "beacon": "navigator.sendBeacon('{u}', 'x')",
    "prefetch": "document.head.insertAdjacentHTML('beforeend', "
    "'<link rel=prefetch href={u}><link rel=preconnect href={u}><link rel=icon href={u}><link rel=preload as=image href={u}>')",
    "speculation": "s = document.createElement('script'); s.type = 'speculationrules'; "
    's.text = \'{{"prerender": [{{"urls": ["{u}"], "eagerness": "immediate"}}]}}\'; document.head.append(s)',
    "popup": "window.open('{u}')",
    "download": "a = document.createElement('a'); a.href = '{u}'; a.download = 'x'; document.body.append(a); a.click()",
    "form": "f = document.createElement('form'); f.action = '{u}'; f.method = 'post'; f.target = '_blank'; "
    "document.body.append(f); f.submit()",
    "redirect": "new Image().src = '/away'; fetch('/away')",
    "leading on": "location = '{u}'",
}


def test_no_way_leads_to_another_port_of_this_machine() -> None:
    with web({}) as inside:
        pages: dict[str, Page] = {}
        for name, attempt in ATTEMPTS.items():
            path = "/" + name.replace(" ", "-")
            secret, sock = inside.url + path, f"ws://{inside.endpoint}{path}"
            pages[path] = f"<!doctype html><p>A page</p><script>{attempt.format(u=secret, w=sock)}</script>"
        pages["/away"] = ("redirect", f"{inside.url}/redirect")
        tried = [path for path in pages if path != "/away"]
        with web(pages) as site:
            fetched(site, *tried)
            assert set(tried) <= set(site.hits)
        assert inside.hits == []


@pytest.mark.parametrize(
    "script",
    [
        "p = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{port}'}}]}}); "
        "p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o))",
        "new WebTransport('https://127.0.0.1:{port}/')",
    ],
    ids=["webrtc", "webtransport"],
)
def test_no_datagram_leaves(script: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.setblocking(False)
        script = script.format(port=ear.getsockname()[1])
        with web({"/": f"<p>A page</p><script>{script}</script>"}) as site:
            (found,) = fetched(site, "/")
        assert isinstance(found, Capture)
        with pytest.raises(BlockingIOError):
            ear.recv(1)


def test_a_redirect_to_an_inside_address_is_refused_as_without_a_browser() -> None:
    with web({"/": ("redirect", "http://169.254.169.254/latest/meta-data/")}) as site:
        (found,) = fetched(site, "/")
    assert isinstance(found, AddressRefused)


def test_nothing_is_left_of_a_page_for_the_next() -> None:
    writes = (
        "<script>document.cookie = 'a=1; path=/'; localStorage.a = 1; sessionStorage.a = 1</script><p>Kept"
    )
    reads = "<p id=p></p><script>p.textContent = `[${document.cookie}|${localStorage.a}|${sessionStorage.a}]`</script>"
    with web({"/": writes, "/next": reads}) as site:
        _, found = fetched(site, "/", "/next")
        assert isinstance(found, Capture)
        assert b"[|undefined|undefined]" in found.body
        assert site.cookies == []


def test_no_more_is_loaded_than_a_page_may() -> None:
    script = "for (let i = 0; i < 50; i++) fetch('/part' + i)"
    with web({"/": f"<p>A page</p><script>{script}</script>"}) as site:
        fetched(site, "/", limits=Limits(seconds=20, loading=4, quiet=1, requests=7))
        assert len(site.hits) == 1 + 7


@pytest.mark.parametrize(
    "script",
    ["while (true) {}", "setTimeout(() => { while (true) {} }, 50)"],
    ids=["while it loads", "afterwards"],
)
def test_an_endless_loop_ends_in_a_reason_and_the_next_page_is_read(script: str) -> None:
    pages = {"/": f"<p>A page</p><script>{script}</script>", "/next": "<p>The next page</p>"}
    with web(pages) as site:
        stopped, found = fetched(site, "/", "/next", limits=Limits(seconds=2, loading=1, quiet=1))
    assert isinstance(stopped, ParseStopped)
    assert isinstance(found, Capture)
    assert b"The next page" in found.body


def test_a_page_that_eats_memory_is_given_up() -> None:
    script = "a = []; setInterval(() => a.push(new Uint8Array(3e7).fill(1)), 20)"
    pages = {"/": f"<p>A page</p><script>{script}</script>", "/next": "<p>The next page</p>"}
    with web(pages) as site:
        limits = Limits(seconds=20, loading=4, quiet=9, memory=300 << 20)
        hung = f"{script}; new Image().src = '/slow'"
        site.pages["/"] = f"<p>A page</p><script>{hung}; setInterval(() => fetch('/x'), 100)</script>"
        stopped, found = fetched(site, "/", "/next", limits=limits)
    assert isinstance(stopped, ParseStopped)
    assert stopped.reason.startswith("The browser gave the page up")
    assert isinstance(found, Capture)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1); confirm(2); prompt(3); print()",
        "onbeforeunload = () => 'stay'",
        "window.open('about:blank')",
        "Object.prototype.toString = Element.prototype.setAttribute = getComputedStyle = () => { throw 1 }",
    ],
)
def test_a_page_cannot_hold_the_browser_up(script: str) -> None:
    with web({"/": f"<p>A page</p><script>{script}</script><p>Its end</p>"}) as site:
        (found,) = fetched(site, "/")
    assert isinstance(found, Capture)
    assert b"Its end" in found.body


def test_a_page_that_grows_without_end_is_not_read() -> None:
    script = "document.body.append('x'.repeat(2e6))"
    with web({"/": f"<body><p>A page</p><script>{script}</script>"}) as site:
        (found,) = fetched(site, "/", limits=Limits(seconds=20, loading=4, quiet=1, html=1_000_000))
    assert str(found) == "The page has grown beyond 1000000 bytes."
