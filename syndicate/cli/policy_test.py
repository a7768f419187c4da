"""`syndicate policy test`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from syndicate.trying import Trial

_WRONG = 1


def policy_test(
    names: Annotated[list[str], typer.Argument(metavar="ID|FILE")],
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name also the examples that hold.")
    ] = False,
) -> int:
    """Try policies on their own examples.

    \b
    syndicate policy test the-conversation
    syndicate policy test my-terms.toml

    Examples stand in the policy as [[examples]], or beside it in NAME.tests.toml; docs/policies.md tells how.

    Exit code 0: each example comes out as it says. 1: one does not. 2: a file has errors, or no examples.
    """
    from syndicate.errors import PolicyError
    from syndicate.policy import examples, load_policy
    from syndicate.saying import number_of
    from syndicate.trying import try_example

    trials = []
    for name in dict.fromkeys(_policy_of(name) for name in names):
        policy, found = load_policy(name), examples(name)
        if not found:
            raise PolicyError(
                "has no examples; add [[examples]], or a file NAME.tests.toml beside it", path=name
            )
        for example in found:
            trials.append(try_example(policy, example))
            _tell(policy.id, trials[-1], verbose)
    wrong = sum(bool(trial.wrong) for trial in trials)
    print(f"{number_of(len(trials), 'example')}: {len(trials) - wrong} hold, {wrong} do not")
    return _WRONG if wrong else 0


def _policy_of(name: str) -> str:
    """The policy that is meant: that of a file of examples is beside it."""
    return name.removesuffix(".tests.toml") + ".toml" if name.endswith(".tests.toml") else name


def _tell(policy: str, trial: Trial, verbose: bool) -> None:
    if trial.wrong or verbose:
        print(f"{'✗' if trial.wrong else '✓'} {policy}: {trial.example.name}")
    for line in trial.wrong:
        print(f"    {line}")
