"""Whatever a page tries, nothing of this machine is asked but what the fetcher may ask."""

from __future__ import annotations

import socket

import pytest
from browser_web import Drawing, Page, web

from syndicate.errors import AddressRefused
from syndicate.model import Capture

INSERTED = {
    "image": "<img src='{u}'>",
    "picture": "<img srcset='{u} 1x'>",
    "frame": "<iframe src='{u}'></iframe>",
    "frame-in-a-frame": '<iframe srcdoc="<img src={u}>"></iframe>',
    "data-frame": "<iframe src='data:text/html,<img src={u}>'></iframe>",
    "object": "<object data='{u}'></object>",
    "embed": "<embed src='{u}'>",
    "video": "<video src='{u}' poster='{u}' autoplay></video>",
    "track": "<video src='{u}' autoplay><track default src='{u}'></video>",
    "sheet": "<link rel=stylesheet href='{u}'>",
    "sheet-import": "<style>@import '{u}';</style>",
    "background": "<p style='background: url({u})'>x</p>",
    "font": "<style>@font-face {{ font-family: f; src: url({u}) }}</style><p style='font-family: f'>x</p>",
    "svg": "<svg><image href='{u}'/></svg>",
    "preconnect": "<link rel=preconnect href='{u}'><link rel=dns-prefetch href='{u}'>",
    "prefetch": "<link rel=prefetch href='{u}'>",
    "preload": "<link rel=preload as=image href='{u}'><link rel=modulepreload href='{u}'>",
    "icon": "<link rel=icon href='{u}'><link rel=manifest href='{u}'>",
}
RUN = {
    "fetch": "fetch('{u}', {{mode: 'no-cors'}})",
    "keepalive": "fetch('{u}', {{mode: 'no-cors', keepalive: true}})",
    "post": "fetch('{u}', {{mode: 'no-cors', method: 'POST', body: 'x'}})",
    "xhr": "x = new XMLHttpRequest(); x.open('GET', '{u}'); x.send()",
    "socket": "new WebSocket('{w}')",
    "events": "new EventSource('{u}')",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('{u}', {{mode: 'no-cors'}}); "
    "new WebSocket('{w}'); importScripts('{u}')`])))",
    "shared-worker": "new SharedWorker(URL.createObjectURL(new Blob([`fetch('{u}', {{mode: 'no-cors'}})`])))",
    "service-worker": "navigator.serviceWorker.register('{u}')",
    "beacon": "navigator.sendBeacon('{u}', 'x')",
    "module": "import('{u}')",
    "ping": "a = document.createElement('a'); a.href = '#x'; a.ping = '{u}'; document.body.append(a); a.click()",
    "speculation": "s = document.createElement('script'); s.type = 'speculationrules'; "
    's.text = \'{{"prerender": [{{"urls": ["{u}"], "eagerness": "immediate"}}]}}\'; document.head.append(s)',
    "redirect": "new Image().src = '/away'",
    "popup": "window.open('{u}')",
    "download": "a = document.createElement('a'); a.href = '{u}'; a.download = 'x'; document.body.append(a); a.click()",
    "form": "f = document.createElement('form'); f.action = '{u}'; f.method = 'post'; f.target = '_blank'; "
    "document.body.append(f); f.submit()",
}
LEADING = {
    "location": "location = '{u}'",
    "refresh": "document.head.insertAdjacentHTML('beforeend', `<meta http-equiv=refresh content='0; url={u}'>`)",
}
SEEN_WHEN_ALLOWED = {
    "image", "picture", "frame", "frame-in-a-frame", "data-frame", "object", "sheet", "sheet-import", "background",
    "fetch", "xhr", "events", "worker", "module", "redirect", "location", "refresh",
}  # fmt: skip


@pytest.mark.parametrize("allowed", [False, True], ids=["guarded", "allowed"])
def test_no_way_leads_to_another_port_of_this_machine(drawing: Drawing, allowed: bool) -> None:
    with web({}) as inside:

        def told(attempt: str, name: str) -> str:
            return attempt.format(u=f"{inside.url}/{name}", w=f"ws://{inside.endpoint}/{name}")

        tries = "".join(f"try {{ {told(each, name)} }} catch {{}}\n" for name, each in RUN.items())
        markup = "".join(told(each, name) for name, each in INSERTED.items())
        pages: dict[str, Page] = {
            "/": f"<!doctype html><body><p>A page</p>{markup}<script>{tries}</script>",
            "/away": ("redirect", f"{inside.url}/redirect"),
        }
        for name, each in LEADING.items():
            pages[f"/{name}"] = f"<!doctype html><p>A page</p><script>{told(each, name)}</script>"
        with web(pages) as site:
            site.headers["/"] = (
                "content-security-policy",
                f"media-src 'none'; report-uri {inside.url}/report",
            )
            site.headers["/location"] = ("link", f"<{inside.url}/header>; rel=preload; as=image")
            drawing.pages(site, "/", *(f"/{name}" for name in LEADING), allow=(inside,) if allowed else ())
            assert set(pages) <= set(site.hits)
        asked = {path.strip("/") for path in inside.hits}
    assert asked >= SEEN_WHEN_ALLOWED if allowed else not asked, asked ^ SEEN_WHEN_ALLOWED
    assert not asked & {
        "post",
        "socket",
        "beacon",
        "ping",
        "form",
        "popup",
        "report",
        "header",
        "service-worker",
    }


def test_no_file_and_nothing_of_the_browser_is_shown(drawing: Drawing) -> None:
    ways = "".join(
        f"<iframe src='{url}'></iframe><object data='{url}'></object><img src='{url}' onload='p.textContent += 1'>"
        f"<script>fetch('{url}').then(() => p.textContent += 1, () => 0)</script>"
        for url in (
            "file:///etc/hostname",
            "chrome://version",
            "view-source:http://127.0.0.1/",
            "ftp://127.0.0.1/x",
        )
    )
    found = drawing.page({"/": f"<p id=p>none</p>{ways}"})
    assert b'<p id="p">none</p>' in found.body


def test_no_datagram_leaves(drawing: Drawing) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.setblocking(False)
        port = ear.getsockname()[1]
        drawing.page(
            {
                "/": f"""<p>A page</p><script>
            p = new RTCPeerConnection({{iceServers: [{{urls: ['stun:127.0.0.1:{port}', 'stun:localhost:{port}']}}]}});
            p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o));
            try {{ new WebTransport('https://127.0.0.1:{port}/') }} catch {{}}</script>"""
            }
        )
        with pytest.raises(BlockingIOError):
            ear.recv(1)


def test_a_redirect_to_an_inside_address_is_refused_as_without_a_browser(drawing: Drawing) -> None:
    with web({"/": ("redirect", "http://169.254.169.254/latest/meta-data/")}) as site:
        (found,) = drawing.pages(site, "/")
    assert isinstance(found, AddressRefused)


def test_nothing_is_left_of_a_page_for_the_next(drawing: Drawing) -> None:
    writes = (
        "<script>document.cookie = 'a=1; path=/'; localStorage.a = 1; sessionStorage.a = 1</script><p>Kept"
    )
    reads = "<p id=p></p><script>p.textContent = `[${document.cookie}|${localStorage.a}|${sessionStorage.a}]`</script>"
    with web({"/": writes, "/next": reads}) as site:
        drawing.pages(site, "/")
        (found,) = drawing.pages(site, "/next")
        assert isinstance(found, Capture)
        assert b"[|undefined|undefined]" in found.body
        assert site.cookies == []
