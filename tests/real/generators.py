"""Generators: `python tests/real/generators.py`: posts for Hugo and Jekyll, built, served, fetched and checked.

Of Debian's packages hugo, jekyll and jekyll-theme-minima, as far as they are there. Hugo has a theme of a few lines, which says
in the head what the front matter says; Jekyll has its own default theme.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from publishing import LANGUAGES, Post, free_port, posts, serving, tell

from syndicate.snippets import written

_THEME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} | A blog</title>
{{ with .Params.canonicalURL }}<link rel="canonical" href="{{ . }}">{{ end }}
{{ if .Params.robotsNoIndex }}<meta name="robots" content="noindex">{{ end }}</head>
<body><nav><a href="/">A blog</a></nav><main><article><h1>{{ .Title }}</h1>{{ .Content }}</article></main>
<footer>A blog, made with Hugo</footer></body></html>
"""


def main() -> int:
    """Build, fetch, check; 1 where a condition is not met that the post should meet."""
    missing = 0
    for name, build in (("hugo", _hugo), ("jekyll", _jekyll)):
        if shutil.which(name) is None:
            print(f"{name}: not installed")
            continue
        many = [replace(each, source=_source(each)) for each in posts(name, LANGUAGES, str)]
        with tempfile.TemporaryDirectory() as folder:
            public = build(Path(folder), many)
            port = free_port()
            address = f"http://127.0.0.1:{port}"
            server = [
                sys.executable,
                "-m",
                "http.server",
                str(port),
                "--bind",
                "127.0.0.1",
                "-d",
                str(public),
            ]
            with serving(server, f"{address}/"):
                pages = [(post, f"{address}/p{number}/") for number, post in enumerate(many)]
                missing += tell(name, port, pages, has_head=True)
    return 1 if missing else 0


def _source(post: Post) -> str:
    """The front matter and the lines above, the copy, the lines under it."""
    above = written(replace(post.said, end=()), post.kind)
    return "\n\n".join((above, *post.said.body, written(replace(post.said, top=()), "markdown")))


def _hugo(root: Path, many: Sequence[Post]) -> Path:
    for path, text in (
        (
            "config.toml",
            'baseURL = "http://127.0.0.1/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
        ),
        ("layouts/_default/single.html", _THEME),
        ("layouts/index.html", "<!doctype html><title>A blog</title>"),
        *((f"content/p{number}.md", post.source) for number, post in enumerate(many)),
    ):
        _write(root / path, text)
    return _built(["hugo", "--quiet"], root, "public")


def _jekyll(root: Path, many: Sequence[Post]) -> Path:
    for path, text in (
        (
            "_config.yml",
            "title: A blog\nurl: http://127.0.0.1\ntheme: minima\nplugins: [jekyll-seo-tag]\npermalink: /:title/\n",
        ),
        ("index.md", "---\nlayout: default\n---\n"),
        *((f"_posts/2026-11-01-p{number}.md", post.source) for number, post in enumerate(many)),
    ):
        _write(root / path, text)
    return _built(["jekyll", "build", "--quiet"], root, "_site")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _built(command: list[str], root: Path, public: str) -> Path:
    ran = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=600)
    if ran.returncode:
        raise SystemExit(
            f"{command[0]} ended with {ran.returncode}: {(ran.stdout + ran.stderr).decode()[-2000:]}"
        )
    return root / public


if __name__ == "__main__":
    sys.exit(main())
