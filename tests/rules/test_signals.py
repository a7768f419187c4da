"""The table of signs of commerce: what it holds, and that nothing is found inside a word or a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.policy.parameters import SIGNALS
from syndicate.rules.commerce.signals import find, signals
from syndicate.text import words

HOSTS = sorted(signals().hosts)
LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)


def test_every_entry_is_a_sign_of_a_known_signal() -> None:
    table = signals()
    tables = (table.hosts, table.links, table.markers, table.labels, table.openings, table.phrases)
    assert {signal for entries in tables for signal in entries.values()} == set(SIGNALS)


def test_hosts_are_bare_host_names() -> None:
    table = signals()
    named = [*table.hosts, *table.links, *(host for hosts in table.parameters.values() for host in hosts)]
    assert [host for host in named if not re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", host)] == []


def test_markers_are_in_lower_case_without_a_number() -> None:
    assert [
        name for name in signals().markers if name != name.lower() or name[-1].isdigit() or " " in name
    ] == []


def test_no_phrase_is_empty_or_longer_than_is_looked_for() -> None:
    table = signals()
    marks = {*table.nonprofit, *table.forms_of_law}
    phrases = {*table.phrases, *table.innocent, *table.free, *marks}
    assert {len(phrase) for phrase in phrases} <= {1, 2, 3, 4, 5}
    assert {len(opening) for opening in table.openings} <= {1, 2, 3, 4, 5}
    assert () not in table.labels
    assert {len(phrase) for phrases in table.sale.values() for phrase in phrases} <= set(range(1, 9))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://doubleclick.net/a.js", ("ads", "doubleclick.net")),
        ("https://securepubads.g.doubleclick.net/tag/js/gpt.js", ("ads", "doubleclick.net")),
        ("//DoubleClick.net/a.js", ("", "")),  # a page's addresses are absolute when they come here
        ("https://doubleclick.net:8443/a.js", ("ads", "doubleclick.net")),
        ("https://doubleclick.net.evil.example/a.js", ("", "")),
        ("https://notdoubleclick.net/a.js", ("", "")),
        ("https://evil.example/doubleclick.net/a.js", ("", "")),
        ("https://doubleclick.net@evil.example/", ("", "")),
        ("javascript:alert(1)", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_host_is_compared_whole_or_as_a_subdomain(url: str, expected: tuple[str, str]) -> None:
    assert signals().of_host(url) == expected


@given(st.sampled_from(HOSTS), LABEL)
def test_a_subdomain_is_as_its_host_and_a_longer_name_is_not(host: str, label: str) -> None:
    signal = signals().hosts[host]
    assert signals().of_host(f"https://{label}.{host}/x")[0] in (
        signal,
        signals().hosts.get(f"{label}.{host}"),
    )
    assert signals().of_host(f"https://{host}.{label}.example/x") == ("", "")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://amzn.to/3abc", ("affiliate", "amzn.to")),
        ("https://www.amazon.co.uk/dp/B1?th=1&tag=blog-21", ("affiliate", "tag=blog-21")),
        ("https://www.amazon.co.uk/dp/B1?tag=", ("", "")),
        ("https://blog.example/?tag=sea", ("", "")),
        ("https://shop.example/x?aff_id=7", ("affiliate", "aff_id=7")),
        ("https://blog.example/x?ref=home", ("", "")),
    ],
)
def test_a_parameter_names_a_partner_only_where_it_means_one(url: str, expected: tuple[str, str]) -> None:
    assert signals().of_link(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://blog.example/wp-content/plugins/woocommerce/a.js", ("shop", "woocommerce")),
        ("https://blog.example/x/wp-content/plugins/WooCommerce/a.js", ("shop", "woocommerce")),
        ("https://blog.example/modules/ps_shoppingcart/a.js", ("shop", "ps_shoppingcart")),
        ("https://blog.example/wp-content/plugins/woocommerce-pdf/a.js", ("", "")),
        ("https://blog.example/plugins/woocommerce/a.js", ("", "")),
        ("https://blog.example/?u=woocommerce", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_plugin_is_a_whole_folder_below_that_of_plugins(url: str, expected: tuple[str, str]) -> None:
    assert signals().of_plugin(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://blog.example/cart", True),
        ("https://blog.example/Warenkorb/?x=1", True),
        ("https://blog.example/cart/horses", False),
        ("https://blog.example/?next=/cart", False),
    ],
)
def test_a_path_leads_to_a_cart_by_its_last_part(url: str, expected: bool) -> None:
    assert signals().of_path(url) == expected


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("adsbygoogle", "ads"),
        ("AdsByGoogle", "ads"),
        ("div-gpt-ad-1489-0", "ads"),
        ("ad-slot_12", "ads"),
        ("shadow-ad", ""),
        ("download-adapter", ""),
        ("2024", ""),
        ("1" * 100_000 + "x", ""),
        ("", ""),
    ],
)
def test_a_number_at_the_end_of_a_marker_only_counts_boxes(name: str, signal: str) -> None:
    assert signals().of_marker(name) == signal


@pytest.mark.parametrize(
    ("line", "signal"),
    [
        ("ADVERTISEMENT", "ads"),
        ("– Anzeige –", "ads"),
        ("Advertisement for the sea", ""),
        ("Sponsored by Bay Marine", "sponsored"),
        ("Sponsored by", ""),
        ("Sponsored by nobody, this report took us four years and cost the health of two of our editors", ""),
        ("Ajouter au panier", "shop"),
        ("加入购物车", "shop"),
    ],
)
def test_a_label_is_a_whole_line(line: str, signal: str) -> None:
    assert signals().of_label(words(line)) == signal


def test_a_phrase_is_found_as_whole_words_in_its_own_spelling() -> None:
    line = words("You may Advertise with us, or not.")
    assert find(line, signals().spelt) == (("advertise", "with", "us"), "Advertise with us")
    assert find(words("advertise with usury"), signals().spelt) is None
