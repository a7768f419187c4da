"""Apprise: mails to a real SMTP server, JSON to a real web server, what is refused, and what is said without it."""

import asyncio
import email
import email.policy
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage

import pytest
from notify_events import NOON, FakePosts, event
from sink_servers import Mailbox, Request, Web, serving

from syndicate.errors import UsageError
from syndicate.model import Event
from syndicate.notify import Sink, SinkConfig, open_sinks
from syndicate.notify.answer import DELIVERED, Answer, Result
from syndicate.notify.apprising import DENIED, AppriseSink

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of modules that Apprise imports

HOSTILE = "<b>x</b> [a](javascript:1) @everyone\r\nBcc: all@example.org\r\n\r\nhello\u202e\x00"


def open_one(to: str) -> Sink:
    return next(iter(open_sinks([SinkConfig(to)], FakePosts()).values()))


async def tell(to: str, events: Sequence[Event], now: datetime = NOON) -> Answer:
    return await open_one(to).tell("event-1", events, now)


def mailed(events: Sequence[Event]) -> tuple[Mailbox, EmailMessage]:
    """What a mail server got."""

    async def inside() -> Mailbox:
        box = Mailbox()
        async with serving(box.talk) as port:
            to = f"mailto://127.0.0.1:{port}?from=monitor@example.org&to=editor@example.org&mode=insecure"
            assert await tell(to, events) == DELIVERED
        return box

    box = asyncio.run(inside())
    mail = email.message_from_bytes(box.mails[0], policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return box, mail


def test_a_mail_has_the_title_as_its_subject_and_the_message_in_text_and_html() -> None:
    box, mail = mailed([event()])
    assert [line.partition(" ")[2] for line in box.commands if line[:4].upper() in ("MAIL", "RCPT")] == [
        "FROM:<monitor@example.org>",
        "TO:<editor@example.org>",
    ]
    assert mail["subject"] == (
        "The copy on blog.example now does not meet the condition “original link”: The dam"
    )
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None and "https://blog.example/post" in text.get_content() + str(html)
    assert html is not None and '<a href="https://blog.example/post"' in html.get_content()
    assert list(mail.iter_attachments()) == []


def test_nothing_that_a_page_said_becomes_a_header_of_a_mail() -> None:
    box, mail = mailed([event(title=HOSTILE, work_title=HOSTILE, site=HOSTILE, reason=HOSTILE)])
    assert set(mail.keys()) == set(mailed([event()])[1].keys())
    assert mail["bcc"] is None
    assert not any("all@example.org" in line for line in box.commands)
    html = mail.get_body(("html",))
    assert html is not None and "<b>" not in html.get_content()


def posted(events: Sequence[Event], status: str = "200 OK", more: str = "") -> tuple[Web, Answer]:
    """What Apprise's own JSON service sends, and the answer that came of `status`."""

    async def inside() -> tuple[Web, Answer]:
        async def answer(request: Request) -> None:
            await request.answer(status, "Location: /inside")

        web = Web({"/hook": answer, "/inside": answer})
        async with serving(web.talk) as web.port:
            return web, await tell(f"json://user:pass-word@127.0.0.1:{web.port}/hook{more}", events)

    return asyncio.run(inside())


def test_a_service_that_takes_markdown_gets_it_under_a_title_without_words_of_a_page() -> None:
    web, answer = posted([event(title=HOSTILE, work_title=HOSTILE)])
    sent = json.loads(web.asked[0].body)
    assert answer == DELIVERED
    assert sent["title"] == "syndicate: 1 changed copy"
    assert "&lt;b&gt;x&lt;/b&gt; \\[a\\](javascript:1) @\u2060everyone" in sent["message"]
    assert not sent.get("attachments")


def test_plain_text_calls_nobody() -> None:
    sent = json.loads(posted([event(work_title="@everyone <!here>")], more="?format=text")[0].asked[0].body)
    assert "@\u2060everyone <\u2060!here>" in sent["message"]
    assert "@everyone" not in sent["message"]


@pytest.mark.parametrize("status", ["500 Internal Server Error", "302 Found"])
def test_a_service_that_does_not_take_it_is_asked_again_and_no_secret_is_said(status: str) -> None:
    web, answer = posted([event()], status)
    assert (answer.result, answer.down) == (Result.FAILED, False)
    assert answer.reason.startswith("Apprise says: ")
    assert "pass-word" not in answer.reason
    assert {request.path for request in web.asked} == {"/hook"}


def test_a_service_that_takes_little_gets_less() -> None:
    """A text message has 160 characters; Discord takes 2,000."""
    from apprise import NotifyBase

    from syndicate.notify.apprising import _fitting

    events = [event(number) for number in range(30)]
    sizes = {}
    for to in (
        "mailto://me:pw@example.org",
        f"discord://{'1' * 18}/{'a' * 68}",
        f"sns://{'A' * 20}/{'b' * 40}/us-east-1/+15555555555",
    ):
        service = open_one(to)._service  # type: ignore[attr-defined]
        assert isinstance(service, NotifyBase)
        _, title, body = _fitting(service, events)
        sizes[to[:4]] = len(title) + len(body)
    assert sizes["mail"] > 10_000
    assert 160 < sizes["disc"] < 2000
    assert sizes["sns:"] <= 160


def test_a_service_that_hangs_ends_in_time_and_is_left_alone_meanwhile() -> None:
    async def inside() -> list[Answer]:
        async def never(request: Request) -> None:
            await asyncio.Event().wait()

        web = Web({"/hook": never})
        async with serving(web.talk) as web.port:
            sink = AppriseSink(SinkConfig(f"json://127.0.0.1:{web.port}/hook"), "x", seconds=0.3)
            answers = [await sink.tell("event-1", [event()], NOON) for _ in range(2)]
        assert sink._thread is not None
        await asyncio.to_thread(sink._thread.join)
        return answers

    assert asyncio.run(inside()) == [
        Answer(Result.FAILED, "It did not take the message within 0.3 s.", down=True),
        Answer(Result.FAILED, "It is still busy with the message before.", down=True),
    ]


def test_a_fault_in_the_thread_is_an_answer_without_its_words(capfd: pytest.CaptureFixture[str]) -> None:
    class Broken(dict[str, object]):
        def get(self, *_: object) -> object:
            raise KeyError("https://hooks.example/s3cret")

    broken = replace(event(), data=Broken())
    answer = asyncio.run(tell("json://127.0.0.1:9/hook", [broken]))
    assert answer == Answer(Result.FAILED, "Apprise failed on this message (KeyError).")
    assert "s3cret" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("scheme", sorted(DENIED))
def test_services_that_reach_into_this_machine_are_refused_with_a_reason(scheme: str) -> None:
    with pytest.raises(UsageError, match=rf"notify: {scheme}://.* is refused: it "):
        open_one(f"{scheme}://x/y")


@pytest.mark.parametrize(
    "to",
    [
        "mailto://me:pw@example.org?pgpprv=/etc/passwd",
        "fcm://project/topic?KEYFILE=/etc/passwd",
        f"discord://{'1' * 18}/{'a' * 68}?template=/etc/passwd",
        "json://example.org/?attach=/etc/passwd",
    ],
)
def test_an_address_that_names_a_file_is_refused(to: str) -> None:
    with pytest.raises(UsageError, match=r"is refused: it names a file$") as caught:
        open_one(to)
    assert "passwd" not in str(caught.value)


def test_an_unknown_service_is_said_without_its_secrets() -> None:
    with pytest.raises(UsageError, match="is no address that Apprise knows") as caught:
        open_one("nosuch://secret-token/x")
    assert "secret-token" not in str(caught.value)


def test_what_is_wrong_with_an_address_is_said_in_the_words_of_apprise() -> None:
    with pytest.raises(UsageError, match="cannot be used: Invalid ~From~ email"):
        open_one("mailto://example.org")


def test_what_apprise_repeats_of_an_address_is_left_out() -> None:
    with pytest.raises(UsageError, match="Invalid ~From~ email specified: …") as caught:
        open_one("mailto://example.org?from=se%2Bcret")
    assert "cret" not in str(caught.value)


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(
        UsageError, match=r'needs Apprise; install it with: pip install "syndicate\[notify\]"$'
    ):
        open_one("mailto://me@example.org")


def test_a_webhook_needs_no_apprise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    assert open_one("https://hooks.example/x").config.is_webhook
