"""The sort of a change follows from the words on both sides."""

import pytest

from syndicate.model import EditKind, Kind
from syndicate.reuse.kinds import decide
from syndicate.reuse.sorts import classify


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("co operate", "cooperate", EditKind.TYPOGRAPHY),
        ("5 per cent", "five percent", EditKind.HOUSE_STYLE),
        ("organisation", "organization", EditKind.HOUSE_STYLE),
        ("labour", "labor", EditKind.HOUSE_STYLE),
        ("centre", "center", EditKind.HOUSE_STYLE),
        ("defence", "defense", EditKind.HOUSE_STYLE),
        ("travelled", "traveled", EditKind.HOUSE_STYLE),
        ("five", "5", EditKind.HOUSE_STYLE),
        ("sept", "september", EditKind.HOUSE_STYLE),
        ("mr smith", "smith", EditKind.HOUSE_STYLE),
        ("yesterday", "on tuesday", EditKind.TIME_PLACE),
        ("last week", "march 5", EditKind.TIME_PLACE),
        ("5", "6", EditKind.SUBSTITUTION),
        ("", "allegedly", EditKind.INSERTION),
        ("not", "", EditKind.DELETION),
        ("war", "conflict", EditKind.SUBSTITUTION),
        ("raise", "rise", EditKind.SUBSTITUTION),
        ("", "today", EditKind.TIME_PLACE),
        ("the", "on", EditKind.SUBSTITUTION),
        ("organiser", "organizer", EditKind.HOUSE_STYLE),
    ],
)
def test_a_change_is_of_one_sort(before: str, after: str, kind: EditKind) -> None:
    assert classify(tuple(before.split()), tuple(after.split())) is kind


@pytest.mark.parametrize(
    ("containment", "page_share", "shared", "kind"),
    [
        (1.00, 0.02, 900, Kind.FULL),
        (0.76, 0.90, 900, Kind.FULL),
        (0.50, 0.10, 900, Kind.EXCERPT),
        (0.30, 0.10, 90, Kind.EXCERPT),
        (0.12, 0.90, 120, Kind.EXCERPT),
        (0.12, 0.90, 80, Kind.QUOTATION),
        (0.34, 0.90, 80, Kind.EXCERPT),
        (0.15, 0.10, 150, Kind.QUOTATION),
        (0.15, 0.30, 400, Kind.EXCERPT),
        (0.45, 0.10, 50, Kind.QUOTATION),
        (0.30, 0.90, 19, Kind.NONE),
    ],
)
def test_kinds_follow_from_shares_and_words(
    containment: float, page_share: float, shared: int, kind: Kind
) -> None:
    assert decide(containment, page_share, shared)[0] is kind
