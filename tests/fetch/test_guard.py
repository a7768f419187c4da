"""Which addresses may be asked: the tricks of server-side request forgery, one row each."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import AddressRefused, UsageError
from syndicate.fetch.guard import Guard, refusal, target, trusted

PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]

INSIDE = {
    "127.0.0.1": "this machine",
    "127.8.8.8": "this machine",
    "0.0.0.0": "this network",
    "0.1.2.3": "this network",
    "10.0.0.1": "a private network",
    "172.16.0.1": "a private network",
    "192.168.1.1": "a private network",
    "100.64.0.1": "a provider's inner network",
    "169.254.169.254": "link-local",
    "192.0.0.1": "reserved",
    "192.88.99.1": "a 6to4 relay",
    "198.18.0.1": "benchmarking",
    "203.0.113.9": "documentation",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "not global unicast",
    "::1": "this machine",
    "::7f00:1": "not global unicast",
    "::ffff:127.0.0.1": "not global unicast",
    "::ffff:8.8.8.8": "not global unicast",
    "64:ff9b::7f00:1": "this machine",
    "64:ff9b::a9fe:a9fe": "link-local",
    "64:ff9b:1::808:808": "not global unicast",
    "2002:7f00:1::": "6to4",
    "2002:808:808::1": "6to4",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "a protocol's own, such as Teredo",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "fe80::1": "not global unicast",
    "fe80::1%eth0": "bound to one network interface",
    "fec0::1": "not global unicast",
    "fc00::1": "not global unicast",
    "ff02::1": "not global unicast",
    "100::1": "not global unicast",
    "localhost": "not an IP address",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_dialled(address):
    assert refusal(address) == ""


@pytest.mark.parametrize(("address", "why"), INSIDE.items())
def test_an_inside_address_is_refused_with_its_reason(address, why):
    assert refusal(address) == why


@given(st.ip_addresses())
def test_nothing_that_python_calls_local_is_ever_public(ip):
    local = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified
    assert not (local and refusal(str(ip)) == "")


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_nat64_is_judged_as_itself(ip):
    wrapped = ipaddress.IPv6Address((0x64FF9B << 96) | int(ip))
    assert refusal(str(wrapped)) == refusal(str(ip))


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://example.org", "example.org", 80),
        ("HTTPS://EXAMPLE.org:8443/a#part", "example.org", 8443),
        ("http://2130706433/", "127.0.0.1", 80),
        ("http://0x7f.1/", "127.0.0.1", 80),
        ("http://017700000001/", "127.0.0.1", 80),
        ("http://127.1/", "127.0.0.1", 80),
        ("http://①②③.example/", "123.example", 80),
        ("http://ⓛocalhost/", "localhost", 80),
        ("http://bücher.example/", "xn--bcher-kva.example", 80),
        ("http://☃.example/", "xn--n3h.example", 80),
        ("http://[::ffff:127.0.0.1]/", "::ffff:7f00:1", 80),
    ],
)
def test_a_spelling_is_read_as_a_browser_reads_it(url, host, port):
    found = target(url)
    assert (found.host, found.port) == (host, port)
    assert "#" not in found.href


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://INTERNAL\\@PUBLIC/", "backslash"),
        ("http:\\\\evil.example", "backslash"),
        ("http://exa\tmple.org/", "control character"),
        ("http://example.org/\r\nX: y", "control character"),
        ("http://user:pw@example.org/", "user name"),
        ("http://user@example.org/", "user name"),
        ("file:///etc/passwd", "not file"),
        ("gopher://example.org/", "not gopher"),
        ("data:text/html,x", "not data"),
        ("example.org/page", "write it with its scheme"),
        ("http://", "not a valid address"),
        ("http://example.org:99999/", "not a valid address"),
        ("http://[fe80::1%25eth0]/", "not a valid address"),
        ("http://example.org/" + "a" * 9000, "longer than"),
        ("", "not a full address"),
    ],
)
def test_an_ambiguous_or_foreign_address_is_refused(url, said):
    with pytest.raises(AddressRefused, match=said):
        target(url)


def test_a_refused_password_is_not_repeated():
    with pytest.raises(AddressRefused) as caught:
        target("http://user:secret@example.org/")
    assert caught.value.url == "http://example.org/"


def test_a_relative_redirect_is_read_from_its_page():
    assert target("../b", base="https://example.org/a/c").href == "https://example.org/b"


def test_one_inside_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(AddressRefused, match=r"x\.example \(10\.0\.0\.1\) is not a public address"):
        Guard().check("x.example", 80, ("8.8.8.8", "10.0.0.1"))


@pytest.mark.parametrize(
    ("allow", "host", "port", "passes"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000, True),
        ("127.0.0.1:8000", "127.0.0.1", 8001, False),
        ("127.0.0.1:8000", "localhost", 8000, False),
        ("LOCALHOST:8000", "localhost", 8000, True),
        ("[::1]:8000", "::1", 8000, True),
        ("0x7f.1:8000", "127.0.0.1", 8000, True),
        ("intranet:80", "intranet", 80, True),
    ],
)
def test_allow_trusts_exactly_one_host_and_port(allow, host, port, passes):
    guard = Guard(frozenset({trusted(allow)}))
    if passes:
        guard.check(host, port, ("127.0.0.1",))
    else:
        with pytest.raises(AddressRefused, match=r"use --allow"):
            guard.check(host, port, ("127.0.0.1",))


def test_allow_private_trusts_all():
    Guard(allow_private=True).check("inside", 1, ("127.0.0.1", "::1"))


@pytest.mark.parametrize("entry", ["localhost", "localhost:", ":80", "a/b:80", "host:http", "host:99999", ""])
def test_an_allow_that_is_not_host_and_port_is_an_error_of_use(entry):
    with pytest.raises(UsageError, match="expected HOST:PORT"):
        trusted(entry)
