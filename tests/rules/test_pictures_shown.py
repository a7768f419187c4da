"""Which pictures of a page are the original's: what one example of a specification cannot say."""

from __future__ import annotations

from rule_specs import ASSIGNER, PAGE_URL, WORK

from syndicate import Page, check
from syndicate.model import Deed, Policy, Term
from syndicate.rules.media.pictures import MOST

IMAGES = Term("images", Deed.PROHIBITS)
BODY = [f"<p>{paragraph}</p>" for paragraph in WORK.text.split("\n\n")]


def images(inside: str, *terms: Term) -> tuple[str, str]:
    page = Page.from_html("".join((*BODY[:2], inside, *BODY[2:])), url=PAGE_URL)
    policy = Policy("spec", "Specification", ASSIGNER, (IMAGES, *terms))
    found = check(page, WORK, policy).finding("images")
    return str(found.outcome), found.message


def test_what_the_terms_call_a_counter_is_no_picture() -> None:
    picture = '<img src="https://media.harbourpost.example/r/48213.jpg">'
    counter = Term("tracking_pixel", params={"pattern": "media.harbourpost.example/r/"})
    assert (images(picture)[0], images(picture, counter)[0]) == ("failed", "passed")


def test_one_file_shown_twice_is_one_picture() -> None:
    picture = '<img src="https://media.harbourpost.example/2026/bay.jpg">'
    assert images(picture * 2) == ("failed", "The page shows a picture of the original.")


def test_the_count_of_pictures_has_an_end() -> None:
    many = "".join(f'<img src="https://media.harbourpost.example/2026/bay-{n}.jpg">' for n in range(MOST + 9))
    assert images(many) == ("failed", f"The page shows {MOST} pictures of the original.")
