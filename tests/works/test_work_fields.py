"""What a work refuses: a text where several are meant."""

import pytest

from syndicate import UsageError, Work


@pytest.mark.parametrize("field", ["authors", "aliases", "links"])
def test_a_text_is_not_taken_for_its_letters(field: str) -> None:
    with pytest.raises(UsageError) as caught:
        Work(**{field: "Ann Lee"})
    assert str(caught.value) == f"{field}: expected several, such as ('Ann Lee',), found a text"


def test_a_single_author_is_a_tuple_of_one() -> None:
    assert Work(authors=("Ann Lee",)).authors == ("Ann Lee",)
