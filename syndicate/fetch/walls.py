"""Signs of a bot wall: a challenge that stands where the page should be.

Every sign is what the vendor's product itself sends with a challenge. A sign in the body counts only together with
a status that is no page: articles about captchas are pages too.
"""

from __future__ import annotations

from syndicate.fetch.wire import Answer

_HEADERS = {
    # (name, word in the value): vendor
    ("cf-mitigated", "challenge"): "Cloudflare",
    ("x-amzn-waf-action", "challenge"): "AWS WAF",
    ("x-amzn-waf-action", "captcha"): "AWS WAF",
    ("x-vercel-mitigated", "challenge"): "Vercel",
    ("x-datadome", "protected"): "DataDome",
}
_PAGE_OR_WALL = frozenset({"x-datadome"})  # sent with pages too: counts only with a status that is no page

_BODY = {
    b"/cdn-cgi/challenge-platform/": "Cloudflare",
    b"<title>just a moment...</title>": "Cloudflare",
    b"attention required! | cloudflare": "Cloudflare",
    b"captcha-delivery.com": "DataDome",
    b"px-captcha": "HUMAN",
    b"_incapsula_resource": "Imperva",
    b"awswafintegration": "AWS WAF",
    b"/_sec/cp_challenge/": "Akamai",
    b"sucuri website firewall": "Sucuri",
    b"anubis_challenge": "Anubis",
    b"ddos-guard": "DDoS-Guard",
    b"g-recaptcha": "reCAPTCHA",
    b"h-captcha": "hCaptcha",
    b"cf-turnstile": "Cloudflare Turnstile",
}

STATUSES = frozenset({202, 401, 403, 405, 429, 503})
"""Statuses that challenges are served with, beside 200."""


def wall_in_headers(answer: Answer) -> str:
    """The vendor whose challenge this is, by the head of the answer; "" where none shows."""
    for (name, word), vendor in _HEADERS.items():
        certain = name not in _PAGE_OR_WALL or answer.status in STATUSES
        if certain and word in answer.header(name).lower():
            return vendor
    return ""


def wall_in_body(start: bytes) -> str:
    """The vendor whose challenge this is, by the first bytes of an error page; "" where none shows."""
    lowered = start.lower()
    return next((vendor for sign, vendor in _BODY.items() if sign in lowered), "")


def wall_sentence(host: str, vendor: str) -> str:
    return f"{host} shows a challenge to robots ({vendor}) instead of the page."
