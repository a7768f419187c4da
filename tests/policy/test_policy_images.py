"""What publishers say of their pictures, who give away their texts."""

from __future__ import annotations

import pytest

from syndicate import Page, Work, check, load_policy
from syndicate.model import Deed

WORDS = "The bay was bare mud for a century, and then {} people planted it again by hand, row by row, each spring."
TEXT = "\n\n".join(WORDS.format(number) for number in ("eleven", "twelve", "thirteen", "fourteen", "fifteen"))


@pytest.mark.parametrize(
    ("policy_id", "host", "shown", "with_agency"),
    [
        ("propublica", "propublica.org", "failed", "cannot_tell"),
        ("global-voices", "globalvoices.org", "failed", "cannot_tell"),
        ("opendemocracy", "opendemocracy.net", "failed", "cannot_tell"),
        ("dialogue-earth", "dialogue.earth", "passed", "cannot_tell"),
        ("the-conversation", "theconversation.com", "cannot_tell", "cannot_tell"),
        ("knowable-magazine", "knowablemagazine.org", "cannot_tell", "cannot_tell"),
        ("floodlight", "floodlightnews.org", "cannot_tell", "cannot_tell"),
    ],
)
def test_a_picture_of_the_original_beside_the_copy(
    policy_id: str, host: str, shown: str, with_agency: str
) -> None:
    policy = load_policy(policy_id)
    picture = f"https://{host}/files/marchetti-on-the-quay.jpg"
    work = Work(url=f"https://{host}/the-bay", title="The bay", text=TEXT, images=(picture,))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))

    def outcome(caption: str) -> str:
        figure = f'<figure><img src="{picture}"><figcaption>{caption}</figcaption></figure>'
        page = Page.from_html(f"<h1>The bay</h1>{figure}{body}", url="https://blog.example/bay")
        return str(check(page, work, policy).finding("images").outcome)

    assert (outcome("Odile Marchetti on the quay."), outcome("© Ina Roth/Getty Images")) == (
        shown,
        with_agency,
    )


@pytest.mark.parametrize("policy_id", ["texas-tribune", "nd-news-cooperative"])
def test_publishers_who_let_their_pictures_travel(policy_id: str) -> None:
    (term,) = (each for each in load_policy(policy_id).terms if each.id == "images")
    assert term.deed is Deed.PERMITS


def test_the_founding_terms_are_silent_on_pictures() -> None:
    assert load_policy("global-research").term("images") is None
