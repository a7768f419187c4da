"""Where a fetch may go: the decision about an address, without touching the network.

Two questions, asked again at every redirect: `target` looks at the URL as a browser would read it (WHATWG,
through ada), `refusal` at an IP address that its name resolved to. An address is public when it is global
unicast by the IANA special-purpose registries (RFC 6890) and carries no other address inside. Python's
`is_global` alone lets NAT64, 6to4 and Teredo addresses of inside hosts pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from syndicate.errors import AddressRefused, UsageError

_LONGEST = 8 * 1024
_DEFAULT_PORTS = {"http": 80, "https": 443}

_IPV4_REFUSED = {
    IPv4Network("0.0.0.0/8"): "this network",
    IPv4Network("10.0.0.0/8"): "a private network",
    IPv4Network("100.64.0.0/10"): "a provider's inner network",
    IPv4Network("127.0.0.0/8"): "this machine",
    IPv4Network("169.254.0.0/16"): "link-local",
    IPv4Network("172.16.0.0/12"): "a private network",
    IPv4Network("192.0.0.0/24"): "reserved",
    IPv4Network("192.0.2.0/24"): "documentation",
    IPv4Network("192.88.99.0/24"): "a 6to4 relay",
    IPv4Network("192.168.0.0/16"): "a private network",
    IPv4Network("198.18.0.0/15"): "benchmarking",
    IPv4Network("198.51.100.0/24"): "documentation",
    IPv4Network("203.0.113.0/24"): "documentation",
    IPv4Network("224.0.0.0/4"): "multicast",
    IPv4Network("240.0.0.0/4"): "reserved",
}
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # what DNS64 makes of every IPv4 host (RFC 6052): judged by that host
_IPV6_REFUSED = {
    IPv6Network("2001::/23"): "a protocol's own, such as Teredo",
    IPv6Network("2001:db8::/32"): "documentation",
    IPv6Network("2002::/16"): "6to4",
    IPv6Network("3fff::/20"): "documentation",
}


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: `href` normalised and without fragment, `host` without brackets."""

    href: str
    scheme: str
    host: str
    port: int

    @property
    def endpoint(self) -> str:
        """The "HOST:PORT" by which `allow` names it."""
        return endpoint(self.host, self.port)

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.endpoint}"


def endpoint(host: str, port: int) -> str:
    """HOST:PORT in lower case, an IPv6 address in brackets."""
    return f"[{host.lower()}]:{port}" if ":" in host else f"{host.lower()}:{port}"


def trusted(entry: str) -> str:
    """The endpoint that an `--allow HOST:PORT` names, spelled as `endpoint` does; raises UsageError."""
    host, colon, port = entry.strip().rpartition(":")
    try:
        named = target(f"http://{host}:{port}/") if colon and port.isdecimal() and "/" not in host else None
    except AddressRefused:
        named = None
    if named is None:
        raise UsageError(
            f"--allow {entry[:200]!r}: expected HOST:PORT, such as 127.0.0.1:8000 or intranet.example:80."
        )
    return named.endpoint


def target(url: str, base: str = "") -> Target:
    """Read `url` (relative to `base`, if one is given) as a browser would.

    Raises AddressRefused for anything but plain http(s) with a host, and for spellings that two readers
    understand differently: credentials, backslashes, control characters.
    """
    from ada_url import URL

    if len(url) > _LONGEST:
        raise AddressRefused(f"The address is longer than {_LONGEST} characters.", url=url[:200])
    if "\\" in url or any(ord(char) < 0x20 or ord(char) == 0x7F for char in url):
        raise AddressRefused("The address holds a backslash or a control character.", url=url)
    try:
        parsed = URL(url.strip(" "), base=base or None)
    except ValueError:
        raise AddressRefused(_unreadable(url), url=url) from None
    scheme = parsed.protocol.removesuffix(":")
    if scheme not in _DEFAULT_PORTS:
        raise AddressRefused(f"Only http and https are fetched, not {scheme}.", url=url)
    if parsed.username or parsed.password:
        parsed.username = parsed.password = ""
        raise AddressRefused("The address holds a user name or password.", url=parsed.href)
    parsed.hash = ""
    port = int(parsed.port) if parsed.port else _DEFAULT_PORTS[scheme]
    return Target(parsed.href, scheme, parsed.hostname.removeprefix("[").removesuffix("]"), port)


def _unreadable(url: str) -> str:
    if "://" not in url:
        return f"{url[:200]!r} is not a full address; write it with its scheme, such as https://example.org/page."
    return f"{url[:200]!r} is not a valid address."


def refusal(address: str) -> str:
    """Why an IP address is not public, in a few words; "" where it is."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "not an IP address"
    return _of_ipv4(ip) if isinstance(ip, IPv4Address) else _of_ipv6(ip)


def _of_ipv4(ip: IPv4Address) -> str:
    for network, why in _IPV4_REFUSED.items():
        if ip in network:
            return why
    return "" if ip.is_global else "not public"


def _of_ipv6(ip: IPv6Address) -> str:
    if ip.scope_id is not None:
        return "bound to one network interface"
    if ip in _NAT64:
        return _of_ipv4(IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip.is_loopback:
        return "this machine"
    if ip not in _GLOBAL_UNICAST:
        return "not global unicast"
    for network, why in _IPV6_REFUSED.items():
        if ip in network:
            return why
    return "" if ip.is_global else "not public"


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule with its exceptions: `allow` names trusted "HOST:PORT"s, as written in the URL."""

    allow: frozenset[str] = frozenset()
    allow_private: bool = False

    def check(self, host: str, port: int, addresses: tuple[str, ...]) -> None:
        """Raise AddressRefused unless every one of `addresses`, which `host` resolved to, may be dialled."""
        here = endpoint(host, port)
        if self.allow_private or here in self.allow:
            return
        for address in addresses:
            if why := refusal(address):
                named = f"{host} ({address})" if host != address else host
                raise AddressRefused(
                    f"{named} is not a public address: {why}. If you trust it, use --allow {here}."
                )
