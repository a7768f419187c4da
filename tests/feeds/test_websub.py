"""WebSub without the network: what is asked of a hub, what it may ask back, and whether a push is its own."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import UsageError
from syndicate.feeds import Feed
from syndicate.feeds.websub import (
    Offer,
    Verified,
    denied,
    is_signed,
    offer,
    renew_at,
    subscription_form,
    verified,
)

URL, HUB, TOPIC = "https://example.org/feed", "https://hub.example/", "https://example.org/all.xml"


@pytest.mark.parametrize(
    ("feed", "header", "expected"),
    [
        (Feed("", URL, hubs=(HUB,), topic=TOPIC), "", Offer(TOPIC, (HUB,))),
        (Feed("", URL, hubs=(HUB,)), "", None),
        (Feed("", URL, topic=TOPIC), "", None),
        (Feed("", URL), f'<{HUB}>; rel="hub", </all.xml>; rel=self', Offer(TOPIC, (HUB,))),
        (Feed("", URL), f'<{HUB}>; type="a,b"; REL="other Hub",<{TOPIC}>;rel="self"', Offer(TOPIC, (HUB,))),
        (
            Feed("", URL, hubs=("https://old.example/",), topic=URL),
            f'<{HUB}>; rel="hub", <https://b.example/>; rel=hub',
            Offer(URL, (HUB, "https://b.example/")),
        ),
        (Feed("", URL), f"<javascript:x>; rel=hub, <{TOPIC}>; rel=self", None),
        (Feed("", URL), f"<{HUB}>, <{TOPIC}>; title=hub", None),
    ],
)
def test_where_a_feed_can_be_subscribed_to(feed, header, expected):
    assert offer(feed, header) == expected


def test_what_a_hub_is_sent():
    body = subscription_form("https://me.example/push/1?a=b", TOPIC, secret="s&t", lease=3600)
    assert parse_qsl(body.decode()) == [
        ("hub.callback", "https://me.example/push/1?a=b"),
        ("hub.mode", "subscribe"),
        ("hub.topic", TOPIC),
        ("hub.lease_seconds", "3600"),
        ("hub.secret", "s&t"),
    ]
    assert parse_qsl(subscription_form("https://me.example/", TOPIC, mode="unsubscribe").decode()) == [
        ("hub.callback", "https://me.example/"),
        ("hub.mode", "unsubscribe"),
        ("hub.topic", TOPIC),
    ]


def test_a_secret_has_less_than_200_bytes():
    subscription_form("https://me.example/", TOPIC, secret="x" * 199)
    with pytest.raises(UsageError, match="at most 199 bytes"):
        subscription_form("https://me.example/", TOPIC, secret="é" * 100)


def question(**changes: str) -> str:
    told = {"mode": "subscribe", "topic": TOPIC, "challenge": "c&1", "lease_seconds": "600", **changes}
    return urlencode({f"hub.{name}": value for name, value in told.items() if value})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (question(), Verified("c&1", 600)),
        (question(lease_seconds=""), Verified("c&1", 864_000)),
        (question(lease_seconds="x"), Verified("c&1", 864_000)),
        (question(lease_seconds="9" * 12), Verified("c&1", 31_536_000)),
        (question() + "&hub.challenge=other&own=1", Verified("c&1", 600)),
        (question(topic=URL), None),
        (question(mode="unsubscribe"), None),
        (question(mode="denied"), None),
        (question(challenge=""), None),
        (question(challenge="x" * 5000), None),
        ("", None),
        ("&".join(["a=b"] * 60), None),
    ],
)
def test_a_hub_is_answered_only_where_its_question_is_ours(query, expected):
    assert verified(query, TOPIC) == expected


def test_the_end_of_a_subscription_is_confirmed_only_where_it_was_asked_for():
    assert verified(question(mode="unsubscribe", lease_seconds=""), TOPIC, "unsubscribe") == Verified(
        "c&1", 864_000
    )
    assert verified(question(), TOPIC, "unsubscribe") is None


def test_a_refusal_is_told_in_words():
    assert denied(question(mode="denied", reason="no\n\x1bsuch topic"), TOPIC) == (
        "The hub refuses the subscription: no such topic"
    )
    assert denied(question(mode="denied"), TOPIC) == "The hub refuses the subscription."
    assert denied(question(mode="denied"), URL) == ""
    assert denied(question(), TOPIC) == ""


# HMAC of b"feed" with the key b"key", by openssl dgst -hmac
SIGNED = {
    "sha1": "6d4eb131a1237e832778d939c25c39d5d550f694",
    "sha256": "8f7ccbdde92c904f0042a34f993cceb16d6154d86abbfe2020151d81974b5849",
    "sha384": "17ca22e0e18ff83e8f48dfeb3260fb69ecd6dc047f0088637dfb6abe579fd2c6a5153b80ba293034412542b038ba0c4c",
    "sha512": "a3bd9b1d7a6736e105c5662da87b65775df45549c90e9c229eaa214bce40b085943768747e1c02a20c1910a290be4b69fb1abc02d877f71e0432081d581628b9",
}


@pytest.mark.parametrize("method", SIGNED)
def test_a_push_signed_with_the_secret_is_the_hubs_own(method):
    header = f"{method}={SIGNED[method]}"
    assert is_signed(b"feed", header, "key")
    assert is_signed(b"feed", f" {method.upper()}={SIGNED[method].upper()} ", "key")
    assert not is_signed(b"feed!", header, "key")
    assert not is_signed(b"feed", header, "other")
    assert not is_signed(b"feed", header[:-1], "key")


@pytest.mark.parametrize(
    "header", ["", "sha256", "sha256=", "md5=5f4e", "=", "sha256=é", "new=x", "sha1=\ud800"]
)
def test_anything_else_is_no_signature(header):
    assert not is_signed(b"feed", header, "key")


def test_without_a_secret_nothing_is_signed():
    assert not is_signed(b"feed", f"sha1={SIGNED['sha1']}", "")


@given(st.binary(max_size=50), st.text(max_size=80), st.text(max_size=9))
def test_no_header_of_a_stranger_raises(body, header, secret):
    assert is_signed(body, header, "k" + secret.encode("utf-8", "replace").decode()) is False


@given(st.text(max_size=200))
def test_no_query_of_a_stranger_raises(query):
    assert verified(query, TOPIC) is None
    assert denied(query, TOPIC) == ""


def test_a_lease_is_renewed_when_a_fifth_of_it_is_left():
    at = datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert renew_at(at, 864_000) == at + timedelta(days=8)
    assert renew_at(at, float("inf")) == at + timedelta(days=292)
