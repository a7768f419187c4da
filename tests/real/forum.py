"""A forum: `python tests/real/forum.py`: snippets in BBCode, as topics of a real board that others answer, fetched and checked.

pybbm 0.19.0 on Django 2.2, from PyPI, in an environment of its own; SQLite and Django's own server on 127.0.0.1; all of it in a folder
that goes with the run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from publishing import LANGUAGES, free_port, posts, serving, tell

_PACKAGES = ("pybbm==0.19.0", "django==2.2.28", "pillow==13.0.0", "unidecode==1.4.0", "bbcode==1.1.0")
_CANNOT = {("mainecoonads", "original_link")}
"""The board sets nofollow on the links of its members, as boards do."""


def main() -> int:
    """Publish, fetch, check; 1 where a condition is not met that the snippet should meet."""
    many = posts("bbcode", LANGUAGES, "{}\n".format)
    with tempfile.TemporaryDirectory() as folder:
        root, port = Path(folder), free_port()
        subprocess.run([sys.executable, "-m", "venv", root / "env"], check=True)
        python = str(root / "env" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", *_PACKAGES], check=True)
        board = Path(__file__).with_name("board.py")
        os.environ["BOARD"] = str(root)
        sent = [{"title": post.title, "text": post.source, "quoted": post.said.body[0]} for post in many]
        ran = subprocess.run(
            [python, "-W", "ignore", board, "post"],
            input=json.dumps(sent).encode(),
            capture_output=True,
            check=False,
        )
        if ran.returncode:
            raise SystemExit(f"the board ended with {ran.returncode}: {ran.stderr.decode()[-2000:]}")
        paths = json.loads(ran.stdout)
        address = f"http://127.0.0.1:{port}"
        serve = [python, "-W", "ignore", str(board), "runserver", "--noreload", f"127.0.0.1:{port}"]
        with serving(serve, f"{address}/"):
            pages = [(post, address + path) for post, path in zip(many, paths, strict=True)]
            missing = tell("pybbm 0.19.0, bbcode", port, pages, cannot=_CANNOT)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
