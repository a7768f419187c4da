"""What `syndicate --help` and `--version` cost, as multiples of importing typer alone in the same run.

    python benchmarks/cli.py [RUNS]

CPU seconds (user and system) of whole processes, the least of RUNS (default 11) each, taken in turn so that a busy
machine slows all alike. Ends with 1 where a command that must be cheap costs more than 1.5 times the import.
"""

from __future__ import annotations

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage

BOUND = 1.5
BASE = "import typer"
CHEAP = ("--help", "--version")
CODE = "import sys; from syndicate.cli import main; sys.exit(main())"

COMMANDS: dict[str, tuple[str, ...]] = {
    "python -c pass": ("-c", "pass"),
    BASE: ("-c", BASE),
    "--help": ("-c", CODE, "--help"),
    "--version": ("-c", CODE, "--version"),
    "check --help": ("-c", CODE, "check", "--help"),
    "rules": ("-c", CODE, "rules"),
    "policy list": ("-c", CODE, "policy", "list"),
}


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """CPU time of one interpreter with these arguments, from start to end."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(runs: int) -> dict[str, float]:
    """The least CPU time of each command over all runs."""
    rounds = [{name: cpu_seconds(arguments) for name, arguments in COMMANDS.items()} for _ in range(runs)]
    return {name: min(each[name] for each in rounds) for name in COMMANDS}


def main() -> int:
    seconds = least(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
    print(f"{'command':<16} {'CPU ms':>7} {'x typer':>8}")
    for name, cost in seconds.items():
        bound = f"  (at most {BOUND})" if name in CHEAP else ""
        print(f"{name:<16} {cost * 1000:7.0f} {cost / seconds[BASE]:8.2f}{bound}")
    return 1 if any(seconds[name] > BOUND * seconds[BASE] for name in CHEAP) else 0


if __name__ == "__main__":
    sys.exit(main())
