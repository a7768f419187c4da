"""The command line. stdout is data, stderr is talk; every error is one line and an exit code.

0 every page compliant or no copy · 1 a page does not meet a condition · 2 the command could not run
3 nothing worse than undecided pages · 70 a bug · 130 interrupted · 141 nobody reads our output any more
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

CANNOT_RUN = 2
BUG = 70
INTERRUPTED = 130
READER_LEFT = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. `SYNDICATE_DEBUG=1` shows the traceback of a bug."""
    _prepare_streams()
    if sys.stdout is None:
        return _say("stdout is closed; there is nowhere to write to", CANNOT_RUN)
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments) or ["--help"])
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_stdout()
        return READER_LEFT
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except OSError as error:  # stdout is a file on a full disk
        _leave_stdout()
        return _say(f"stdout: {error.strerror or type(error).__name__}", CANNOT_RUN)
    return code


def _run(arguments: list[str]) -> int:
    import typer

    from syndicate.cli.app import command
    from syndicate.errors import SyndicateError

    try:
        with command(arguments).make_context("syndicate", list(arguments)) as context:
            code = context.command.invoke(context)
            return code if isinstance(code, int) else 0
    except typer.Exit as end:
        return end.exit_code
    except typer.TyperException as error:
        return _say(_usage(error), CANNOT_RUN)
    except SyndicateError as error:
        return _say(str(error), CANNOT_RUN)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _say(_of_system(error), CANNOT_RUN)
    except Exception as error:  # noqa: BLE001 -- the border of the program: no traceback reaches a user
        return _bug(error)


def _usage(error: Exception) -> str:
    """What the parser says, as one line that names the help of the command it was about."""
    context = getattr(error, "ctx", None)
    said = str(getattr(error, "format_message", error.__str__)())
    return f"{said.rstrip('.')} (see {context.command_path} --help)" if context else said


def _of_system(error: OSError) -> str:
    """What the system refused; files are opened by name, so that what has none is our own output."""
    from syndicate.cli.talk import clipped

    why = error.strerror or type(error).__name__
    return f"{clipped(str(error.filename)) if error.filename else 'stdout'}: {why}"


def _bug(error: Exception) -> int:
    if os.environ.get("SYNDICATE_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".split("\n")[0]
    return _say(f"this is a bug in syndicate, please report it: {what} (SYNDICATE_DEBUG=1 shows where)", BUG)


def _say(line: str, code: int) -> int:
    from syndicate.cli.talk import say

    say(line)
    return code


def _prepare_streams() -> None:
    """Data is UTF-8 wherever it goes; a terminal that cannot show a sign gets a substitute and not an error."""
    if sys.stderr is None:  # closed by the caller (2>&-): talk goes nowhere
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 -- open to the end
    for stream, is_data in ((sys.stdout, True), (sys.stderr, False)):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # replaced by a caller of `main`
            continue
        if is_data and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def _leave_stdout() -> None:
    """Whoever read stdout has gone; what is left in its buffer goes nowhere, so that the interpreter ends quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
