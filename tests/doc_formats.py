"""The table of `docs/exports.md`: what each format carries of each term, found by writing it and reading it back."""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.exchange import FORMATS, Extent, coverage
from syndicate.model import Assigner, Deed, ParamValue, Policy, Term
from syndicate.policy.keys import Key, Kind
from syndicate.policy.vocabulary import BY_ID

HEAD = ("term", *FORMATS)
_WORDS = {Extent.FULLY: "yes", Extent.PARTLY: "partly", Extent.NOT: "–"}
_MEASURES = ("days", "max_words")
"""Keys of which a term needs one to mean something."""
_ASSIGNER = Assigner("The Tribune", hosts=("tribune.example",))


def rows() -> Iterator[tuple[str, ...]]:
    """A row for each deed of each term, as a condition with the keys that it means nothing without."""
    for spec in BY_ID.values():
        for deed in spec.deeds:
            term = Term(
                spec.id,
                deed,
                params={
                    key.name: _value(key) for key in spec.params if key.required or key.name in _MEASURES
                },
            )
            yield (f"{deed} `{spec.id}`", *(_WORDS[_extent(name, term)] for name in FORMATS))


def _extent(name: str, term: Term) -> Extent:
    """How much a format carries of a term that stands beside the permission to republish."""
    permission = () if term.id == "reproduction" else (Term("reproduction", Deed.PERMITS),)
    policy = Policy("mine", "Mine", _ASSIGNER, (*permission, term), "https://tribune.example/terms")
    return coverage(policy, FORMATS[name].read(FORMATS[name].write(policy, ())))[-1].extent


def _value(key: Key) -> ParamValue:
    value: ParamValue = 2 if key.kind is Kind.NUMBER else (key.choices or ("words",))[0]
    return (str(value),) if key.many else value
