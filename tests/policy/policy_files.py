"""What the tests of policies share: a valid head, and the type of the fixture that writes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

HEAD = 'schema = "syndicate.policy/1"\nid = "mine"\ntitle = "My terms"\n'

Write = Callable[..., Path]
