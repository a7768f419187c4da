"""`syndicate policy new`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from syndicate.model import ParamValue
    from syndicate.policy.drafts import DraftTerm


def policy_new(
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout. Default: ID.toml"),
    ] = "",
) -> int:
    """Ask for the terms of a publisher, and write them as a commented policy file.

    \b
    syndicate policy new
    syndicate policy new -o policies/example-tribune.toml

    An empty answer means that the publisher is silent on the matter. An existing file is never overwritten.
    """
    from datetime import UTC, datetime

    from syndicate import resources
    from syndicate.cli.outputs import refuse_existing
    from syndicate.policy.drafts import Draft, written

    say("Have the page with the publisher's terms at hand. Enter alone passes over a question.\n")
    name = _required("The publisher's name")
    policy_id = _ask_id(name)
    path = output or f"{policy_id}.toml"
    refuse_existing(path)  # told before all the questions are asked
    head: dict[str, ParamValue] = {
        "id": policy_id,
        "title": f"{name} republishing terms",
        "terms_url": _ask_address("Address of the page with the terms"),
        "retrieved": datetime.now(UTC).date(),
        "grade": "publisher-page",
    }
    parent = _chosen("A licence that the articles are under", _licences())
    if parent:
        head["extends"] = parent
    assigner = _ask_assigner(name)
    say("\nNow the terms. y: a condition, a: the publisher only asks for it, Enter: silent.\n")
    terms = tuple(term for question in resources.data("questions")["questions"] for term in _asked(question))
    remarks = ("Written by syndicate policy new.", f"Check it: syndicate policy lint {path}")
    _write(path, written(Draft(head, assigner, terms, remarks)))
    return _lint(path)


def say(line: str) -> None:
    """A line to the person who answers."""
    print(line, file=sys.stderr, flush=True)


def _ask(question: str) -> str:
    """One answer from stdin, without the space around it; the end of stdin answers everything that is left with nothing."""
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline() if sys.stdin else ""  # stdin may be closed
    line = answer.encode("utf-8", "replace").decode()  # what was no UTF-8 is no character either
    return " ".join(line.split())


def _ask_address(question: str) -> str:
    """An address, "" for none; asked again until it is one."""
    while answer := _ask(question):
        if answer.startswith(("http://", "https://")):
            return answer
        say("  expected an address such as https://tribune.example/republish, or Enter for none")
    return ""


def _required(question: str) -> str:
    from syndicate.errors import UsageError

    answer = _ask(question)
    if not answer:
        raise UsageError(f"{question}: is needed; nothing was written")
    return answer


def _ask_id(name: str) -> str:
    """The id that the answer gives, else one made of the name."""
    import re

    from anyascii import anyascii

    from syndicate.policy.values import ID

    made = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "my-terms"
    while answer := _ask(f"Its short name for the command line [{made}]"):
        if re.fullmatch(ID, answer):
            return answer
        say('  expected small letters, digits, ".", "_" and "-", such as example-tribune')
    return made


def _ask_assigner(name: str) -> dict[str, ParamValue]:
    from syndicate.urls import host

    url = _ask_address("Address of any one of its articles")
    hosts = (host(url).removeprefix("www."),) if host(url) else ()
    aliases = _several(_ask("Other names by which a credit may call it, separated by ;"), ";")
    return {
        "name": name,
        "aliases": aliases,
        "hosts": hosts,
        "article_key": _keys_of(url),
        "contact": _ask("Where to ask for permission (address or e-mail)"),
    }


def _keys_of(url: str) -> tuple[str, ...]:
    """The kinds of article key that the address of an article has."""
    from syndicate.urls import article_key

    return tuple(kind for kind in ("trailing-number", "slug") if url and article_key(url, (kind,)))[:1]


def _licences() -> dict[str, str]:
    from syndicate.policy import licences

    return {each.id: each.title for each in licences()}


def _chosen(question: str, choices: Mapping[str, str]) -> str:
    """One of the choices, "" for none; asked again until it is one."""
    for choice, meaning in choices.items():
        say(f"  {choice:<20} {meaning}")
    while answer := _ask(question):
        if answer in choices:
            return answer
        say(f"  expected one of {', '.join(choices)}, or Enter for none")
    return ""


def _asked(question: Mapping[str, Any]) -> Iterator[DraftTerm]:
    """The term that the answers to one question come to, if any."""
    from syndicate.model import Deed
    from syndicate.policy.drafts import DraftTerm

    strengths = {"y": "condition", "yes": "condition", "a": "request", "ask": "request"}
    strength = strengths.get(_ask(f"{question['ask']} [y/a/Enter]").lower(), "")
    if not strength:
        return
    keys: dict[str, ParamValue] = {"strength": question.get("only", strength)}
    if more := question.get("then"):
        value = _value(more)
        if value not in ("", ()):
            keys[more["key"]] = value
    keys["quote"] = _ask("  The publisher's own words for it")
    yield DraftTerm(question["term"], Deed(question["deed"]), keys)


def _value(more: Mapping[str, Any]) -> ParamValue:
    """What a term needs beside its strength, in the kind that its key holds; asked again until it is one."""
    choices: Sequence[str] = more.get("choices", ())
    listed = f" ({', '.join(choices)})" if choices else ""
    while answer := _ask(f"  {more['ask']}{listed}"):
        values = _several(answer, ",") if more.get("many") else (answer,)
        if more.get("number") and not answer.isdecimal():
            say("  expected a whole number")
        elif choices and not set(values) <= set(choices):
            say(f"  expected {'some' if more.get('many') else 'one'} of {', '.join(choices)}")
        else:
            return int(answer) if more.get("number") else values if more.get("many") else answer
    return ""


def _several(answer: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in answer.split(sign) if part.strip())


def _write(path: str, text: str) -> None:
    from syndicate.cli.outputs import write_file

    if path == "-":
        sys.stdout.write(text)
    else:
        write_file(path, text)
        say(f"\n{path} is written.")


def _lint(path: str) -> int:
    """What is wrong or doubtful in the file just written."""
    from syndicate.policy import Level, lint

    found = () if path == "-" else lint(path if "/" in path else f"./{path}")
    for problem in found:
        say(f"{problem.level}: {problem}")
    return 1 if any(problem.level is Level.ERROR for problem in found) else 0
