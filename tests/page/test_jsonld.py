"""JSON-LD is read as pages write it; what cannot be read is left out, never fatal."""

from __future__ import annotations

import json

import pytest

from syndicate.page.dom import Dom
from syndicate.page.jsonld import MAX_OBJECTS, json_ld


def read(*texts: str) -> list[dict[str, object]]:
    return list(
        json_ld(Dom("".join(f'<script type="application/ld+json">{text}</script>' for text in texts)))
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '<!-- {"a": 1} -->',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '/*<![CDATA[*/ {"a": 1} /*]]>*/',
        '{"a": 1,}',
        '[{"a": 1,},]',
        '{"a": 1};',
        '{"@graph": [{"a": 1}]}',
        '{"@context": "x", "@graph": {"a": 1}}',
    ],
)
def test_one_object_in_many_wrappings(text: str) -> None:
    assert read(text) == [{"a": 1}]


def test_texts_keep_their_commas_and_lose_their_surrogates() -> None:
    assert read('{"a": "x,}", "b": "\\ud800", "c": "one\ntwo",}') == [
        {"a": "x,}", "b": "\ufffd", "c": "one\ntwo"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "17",
        '"x"',
        "[" * 100_000,
        '{"a":' * 100_000,
        "9" * 5_000,
        "{'a': 1}",
        '"' + '\\"' * 50_000,
        "{}",
    ],
    ids=lambda text: text[:6],
)
def test_what_is_no_object_is_left_out_and_the_next_is_read(text: str) -> None:
    assert read(text, '{"b": 2}') == [{"b": 2}]


def test_a_nest_that_parses_but_is_too_deep_to_use_is_left_out() -> None:
    assert read(json.dumps({"a": 1}), '{"a":' * 900 + "1" + "}" * 900)[0] == {"a": 1}


def test_values_that_are_no_json_are_null() -> None:
    assert read('{"a": NaN, "b": Infinity}') == [{"a": None, "b": None}]


def test_there_is_an_end_to_it() -> None:
    assert len(read(json.dumps([{"a": number} for number in range(500)]))) == MAX_OBJECTS


def test_other_scripts_are_not_read() -> None:
    assert json_ld(Dom('<script type="text/javascript">{"a": 1}</script><script>{"a": 1}</script>')) == ()
