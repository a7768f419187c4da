"""The webhook: its body, its headers, its signature by Standard Webhooks, and what each answer means."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notify_events import NOON, SECRET, FakePosts, event

from syndicate.errors import BadStatus, FetchError, HostNotFound, TimedOut
from syndicate.notify import verify
from syndicate.notify.answer import DELIVERED, Answer, Result, of_status
from syndicate.notify.signing import signature
from syndicate.notify.webhook import body_of, headers_of, post

EVENT = event(findings=[], recommendations=[])
BODY = body_of("event-1", [EVENT])
HEADERS = headers_of("event-1", [EVENT], BODY, SECRET, NOON)


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of https://github.com/standard-webhooks/standard-webhooks (libraries' common test vector)."""
    made = signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}', SECRET)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_headers_name_message_time_kind_and_signature() -> None:
    made = headers_of("event-1", [EVENT], BODY, SECRET, NOON)
    assert made == {
        "content-type": "application/json",
        "webhook-id": "event-1",
        "webhook-timestamp": "1795348800",
        "x-syndicate-event": "verdict.changed",
        "idempotency-key": "event-1",
        "webhook-signature": signature("event-1", 1795348800, BODY, SECRET),
    }


def test_without_a_secret_there_is_no_signature() -> None:
    assert "webhook-signature" not in headers_of("event-1", [EVENT], BODY, "", NOON)


def test_the_body_has_type_time_and_data() -> None:
    body = json.loads(BODY)
    assert {key: body[key] for key in ("type", "timestamp", "id")} == {
        "type": "verdict.changed",
        "timestamp": "2026-11-22T13:00:00Z",
        "id": "event-1",
    }
    assert body["data"] == {**EVENT.data, "url": EVENT.url, "title": EVENT.title}


def test_a_digest_holds_all_its_events_in_full() -> None:
    body = json.loads(body_of("digest-1", [event(1), event(2)]))
    assert (body["type"], body["timestamp"]) == ("digest", "2026-11-22T14:00:00Z")
    assert [each["id"] for each in body["data"]["events"]] == ["event-1", "event-2"]
    assert headers_of("digest-1", [event(1), event(2)], b"", "", NOON)["x-syndicate-event"] == "digest"


def test_a_body_is_what_strict_readers_take_whatever_the_data_holds() -> None:
    body = body_of(
        "x", [event(title="\ud800 \u202e\x00", containment=float("nan"), more={"a": (float("inf"),)})]
    )
    data = json.loads(body, parse_constant=lambda name: pytest.fail(name))["data"]
    assert (data["title"], data["containment"], data["more"]) == ("\ufffd \u202e\x00", None, {"a": [None]})


def test_the_same_event_gives_the_same_bytes_whatever_the_order_of_its_keys() -> None:
    assert body_of("event-1", [replace(EVENT, data=dict(reversed(EVENT.data.items())))]) == BODY


def test_no_id_breaks_out_of_a_header() -> None:
    headers = headers_of("a\r\nx: y\u20ac" + "b" * 999, [EVENT], b"", SECRET, NOON)
    assert headers["webhook-id"] == headers["idempotency-key"] == "ax:y" + "b" * 196


def test_a_receiver_knows_the_message_by_its_signature() -> None:
    assert verify({name.upper(): value for name, value in HEADERS.items()}, BODY, SECRET, NOON)
    rotated = {**HEADERS, "webhook-signature": f"v1,AAAA v1a,x {HEADERS['webhook-signature']}"}
    assert verify(rotated, BODY, SECRET, NOON)


@pytest.mark.parametrize(
    ("change", "body", "secret", "late"),
    [
        ({}, BODY + b" ", SECRET, 0),
        ({}, BODY, "another secret of its own", 0),
        ({}, BODY, SECRET, 301),
        ({}, BODY, SECRET, -301),
        ({"webhook-id": "event-2"}, BODY, SECRET, 0),
        ({"webhook-timestamp": "1795348801"}, BODY, SECRET, 0),
        ({"webhook-timestamp": "soon"}, BODY, SECRET, 0),
        ({"webhook-timestamp": "9" * 400}, BODY, SECRET, 0),
        ({"webhook-signature": ""}, BODY, SECRET, 0),
        ({"webhook-signature": "v1,é"}, BODY, SECRET, 0),
        ({"webhook-id": ""}, BODY, SECRET, 0),
    ],
)
def test_a_receiver_refuses_what_was_changed(
    change: dict[str, str], body: bytes, secret: str, late: int
) -> None:
    assert not verify({**HEADERS, **change}, body, secret, NOON + timedelta(seconds=late))


@given(
    st.binary(max_size=200), st.text(min_size=16, max_size=40).filter(lambda text: len(text.encode()) < 999)
)
def test_what_is_signed_is_verified(body: bytes, secret: str) -> None:
    signed = "sign" + secret  # and not `whsec_`
    assert verify(headers_of("x", [EVENT], body, signed, NOON), body, signed, NOON)


@pytest.mark.parametrize(
    ("status", "retry", "answer"),
    [
        (200, "", DELIVERED),
        (204, "", DELIVERED),
        (302, "", Answer(Result.FAILED, "It answered 302 Found; redirects are not followed.")),
        (400, "9", Answer(Result.FAILED, "It answered 400 Bad Request.")),
        (410, "", Answer(Result.GONE, "It answered 410 Gone: it wants no more messages.")),
        (429, "120", Answer(Result.FAILED, "It answered 429 Too Many Requests and asks for 2 minutes.", 120.0, True)),
        (503, "9" * 30, Answer(Result.FAILED, "It answered 503 Service Unavailable and asks for 24 hours.", 86400.0, True)),
        (503, "soon", Answer(Result.FAILED, "It answered 503 Service Unavailable.", 0.0, True)),
        (500, "", Answer(Result.FAILED, "It answered 500 Internal Server Error.")),
        (999, "", Answer(Result.FAILED, "It answered 999.")),
    ],
)  # fmt: skip
def test_each_status_has_its_meaning(status: int, retry: str, answer: Answer) -> None:
    assert of_status(status, retry, NOON) == answer


@pytest.mark.parametrize(
    ("error", "down"),
    [(TimedOut("It took too long."), False), (HostNotFound("There is no such name."), True), (BadStatus("x"), False)],
)  # fmt: skip
def test_an_error_on_the_way_is_tried_again(error: FetchError, down: bool) -> None:
    telling = post(FakePosts(error), "https://hooks.example/", SECRET, "event-1", [EVENT], NOON)
    assert asyncio.run(telling) == Answer(Result.FAILED, error.reason, down=down)
