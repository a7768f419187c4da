"""A link that does not tell where it leads is known as such; one that can be asked is told from one that cannot."""

import pytest

from syndicate.urls import host, is_short, redirects
from syndicate.urls._table import table


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bit.ly/PPxR9Vtf", True),
        ("https://f.mtr.cool/abcdef", True),
        ("https://abc.xy/2nXyz", True),
        ("https://www.linkedin.com/slink?code=abc", True),
        ("https://www.linkedin.com/in/me", False),
        ("https://archive.ph/AbCdE", True),
        ("https://archive.ph/2020/https://news.example.com/the-slug", False),
        ("https://archive.ph/", False),
        ("https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9uZXdzLmV4YW1wbGUuY29tL2E", False),
        ("https://bit.ly/", False),
        ("https://cnn.com/2nXyz", False),
        ("https://abc.xy/about", False),
        ("https://abc.xy/a/b1c2d", False),
        ("https://longer-name.xy/2nXyz", False),
        ("", False),
    ],
)
def test_a_short_link_is_known_by_its_host_or_by_its_shape(url: str, expected: bool) -> None:
    assert is_short(url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bit.ly/PPxR9Vtf", True),
        ("https://archive.ph/AbCdE", False),
        ("https://perma.cc/AB12-CD34", False),
    ],
)
def test_the_numbered_copy_of_an_archive_leads_nowhere_when_it_is_followed(url: str, expected: bool) -> None:
    assert is_short(url)
    assert redirects(url) is expected


@pytest.mark.parametrize("name", sorted({*table().shorteners, *table().short_paths}))
def test_a_service_of_the_table_is_spelt_as_hosts_are(name: str) -> None:
    assert host(f"http://{name}") == name
