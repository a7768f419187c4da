"""Baselines on the command line: reading the file of one, and telling what was left out for it."""

from __future__ import annotations

from pathlib import Path

from syndicate.cli.talk import clipped
from syndicate.errors import UsageError
from syndicate.report.baseline import Baseline, News, read_baseline
from syndicate.saying import number_of


def baseline_of(path: str) -> Baseline:
    """The baseline in this file. Raises UsageError, naming it, where it cannot be read or is none."""
    try:
        return read_baseline(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 (byte {error.start})"
    except UsageError as error:
        reason = str(error)
    raise UsageError(f"--baseline {clipped(path)}: {reason}")


def left_out(path: str, news: News) -> str:
    """One line on what the baseline made known."""
    return (
        f"--baseline {clipped(path)}: {number_of(news.known, 'known finding')} left out; "
        f"{number_of(news.pages, 'page')} with nothing new"
    )
