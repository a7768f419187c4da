"""How long a server says that its answer holds (RFC 9111 §4.2)."""

from datetime import UTC, datetime

import pytest

from syndicate.feeds.freshness import fresh_for
from syndicate.model import Capture

FETCHED = datetime(2026, 11, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": 'public, Max-Age="600" , s-maxage=9'}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "700"}, 0),
        ({"cache-control": "max-age=600, no-cache"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "s-maxage=600"}, 0),
        ({"expires": "Tue, 03 Nov 2026 10:00:00 GMT"}, 3600),
        ({"expires": "Tue, 03 Nov 2026 10:00:00 GMT", "date": "Tue, 03 Nov 2026 09:30:00 GMT"}, 1800),
        ({"expires": "Tue, 03 Nov 2026 08:00:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "Tue, 99 Nov 99999 10:00:00 GMT"}, 0),
        ({"expires": "Tue, 03 Nov 2026 10:00:00 GMT", "cache-control": "max-age=5"}, 5),
    ],
)
def test_how_long_an_answer_is_fresh(headers, seconds):
    capture = Capture("https://example.org/feed", b"", headers=tuple(headers.items()), fetched_at=FETCHED)
    assert fresh_for(capture) == seconds
