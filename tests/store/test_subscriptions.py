"""What hubs were asked for, and when they are asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from filled import HOUR, NOW, subscription
from sqlalchemy import Connection

from syndicate.store import Store, feeds, subscriptions
from syndicate.store.subscriptions import Subscription, Wanted

HUB, TOPIC, BASE = "https://hub.example/", "https://blog1.example/feed", "https://me.example"
DAY = timedelta(days=1)


def offered(tx: Connection, hub: str = HUB) -> int:
    """A feed that was polled, and offers this hub."""
    number, _ = feeds.add(tx, TOPIC, now=NOW, watch={})
    feeds.polled(tx, number, now=NOW, due=NOW + HOUR, hub=hub, topic=TOPIC)
    return number


def asked(tx: Connection) -> Subscription:
    made = subscription(offered(tx), NOW)
    subscriptions.ask(tx, made)
    return made


def test_a_feed_that_offers_a_hub_is_wanted_until_it_is_asked_for(store: Store) -> None:
    with store.alone() as tx:
        assert subscriptions.wanted(tx, BASE, NOW, 9) == ()
        number = offered(tx)
        assert subscriptions.wanted(tx, BASE, NOW, 9) == (Wanted(number, HUB, TOPIC, None),)
        made = asked(tx)
        assert subscriptions.wanted(tx, BASE, NOW, 9) == ()
        assert subscriptions.wanted(tx, BASE, made.due_at, 9) == (Wanted(number, HUB, TOPIC, made),)


def test_a_feed_without_a_hub_or_that_is_removed_is_not_wanted(store: Store) -> None:
    with store.alone() as tx:
        number = offered(tx, hub="")
        assert subscriptions.wanted(tx, BASE, NOW, 9) == ()
        offered(tx)
        feeds.remove(tx, number)
        assert subscriptions.wanted(tx, BASE, NOW, 9) == ()


def test_another_hub_or_another_address_of_ours_is_asked_for_anew_after_an_hour(store: Store) -> None:
    with store.alone() as tx:
        made = asked(tx)
        subscriptions.verified(tx, made.feed_id, until=NOW + 10 * DAY, due=NOW + 8 * DAY)
        assert subscriptions.wanted(tx, "https://new.example", NOW, 9) == ()
        assert len(subscriptions.wanted(tx, "https://new.example", NOW + HOUR, 9)) == 1
        assert subscriptions.wanted(tx, BASE, NOW + HOUR, 9) == ()
        offered(tx, hub="https://other.example/")
        (found,) = subscriptions.wanted(tx, BASE, NOW + HOUR, 9)
        assert found.hub == "https://other.example/"


def test_a_verified_subscription_is_live_until_it_ends_or_is_denied(store: Store) -> None:
    with store.alone() as tx:
        made = asked(tx)
        subscriptions.verified(tx, made.feed_id, until=NOW + 10 * DAY, due=NOW + 8 * DAY)
        live = replace(made, state="live", attempts=0, due_at=NOW + 8 * DAY)
        assert subscriptions.by_token(tx, made.token) == live
        assert feeds.row_of(tx, made.feed_id).pushed_until == NOW + 10 * DAY
        subscriptions.denied(tx, made.feed_id, reason="no", due=NOW + 7 * DAY)
        assert feeds.row_of(tx, made.feed_id).pushed_until is None
        assert subscriptions.counted(tx) == {"denied": 1}


def test_the_address_of_a_feed_that_was_removed_is_none(store: Store) -> None:
    with store.alone() as tx:
        made = asked(tx)
        feeds.remove(tx, made.feed_id)
        assert subscriptions.by_token(tx, made.token) is None
        assert subscriptions.by_token(tx, "guessed") is None


def test_no_token_and_no_secret_is_shown(store: Store) -> None:
    assert repr(subscription(1, NOW)) == "Subscription(1, 'https://hub.example/', 'asked')"


def test_a_feed_is_hastened_but_not_twice_within_a_minute(store: Store) -> None:
    minute = timedelta(minutes=1)
    with store.alone() as tx:
        number = offered(tx)
        feeds.hasten(tx, number, NOW + 2 * minute, minute)
        assert feeds.row_of(tx, number).due_at == NOW + 2 * minute
        feeds.polled(tx, number, now=NOW, due=NOW + HOUR)
        feeds.hasten(tx, number, NOW, minute)
        assert feeds.row_of(tx, number).due_at == NOW + minute
