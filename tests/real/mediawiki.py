"""MediaWiki: `python tests/real/mediawiki.py`: snippets in wikitext, on the pages of a real wiki, fetched and checked.

Of Debian's packages mediawiki, php-cli, php-sqlite3, php-intl and php-mbstring. SQLite, PHP's own web server on 127.0.0.1; all of
it in a folder that goes with the run.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from publishing import LANGUAGES, free_port, posts, serving, tell

_SETTINGS = """
$wgRestrictDisplayTitle = false;
$wgMainCacheType = CACHE_NONE;
"""
_CANNOT = {("mainecoonads", "original_link"), ("the-conversation", "tracking_pixel")}
"""Wikis set nofollow on links to other sites, and show no pictures of them."""


def main() -> int:
    """Publish, fetch, check; 1 where a condition is not met that the snippet should meet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mediawiki", default="/usr/share/mediawiki", help="the folder with maintenance")
    many = posts("mediawiki", LANGUAGES, "{}\n".format)
    with tempfile.TemporaryDirectory() as folder:
        root, port = Path(folder), free_port()
        address, wiki, texts = f"http://127.0.0.1:{port}", root / "wiki", root / "texts"
        shutil.copytree(parser.parse_args().mediawiki, wiki, ignore_dangling_symlinks=True)
        (wiki / "LocalSettings.php").unlink(missing_ok=True)
        (root / "db").mkdir()
        install = [
            "--dbtype=sqlite",
            f"--dbpath={root / 'db'}",
            f"--server={address}",
            "--scriptpath=",
            "--skins=Vector",
        ]
        _php(wiki, "install.php", *install, "--pass=a-long-secret-word", "A wiki", "Admin")
        with (wiki / "LocalSettings.php").open("a") as settings:
            settings.write(_SETTINGS)
        texts.mkdir()
        for number, post in enumerate(many):
            text = f"{{{{DISPLAYTITLE:{post.title}}}}}\n{post.source}"
            (texts / f"P{number}.txt").write_text(text, "utf-8")
        _php(wiki, "importTextFiles.php", *map(str, sorted(texts.iterdir())))
        with serving(
            ["php", "-q", "-S", f"127.0.0.1:{port}", "-t", str(wiki)], f"{address}/index.php?title=P0"
        ):
            pages = [(post, f"{address}/index.php?title=P{number}") for number, post in enumerate(many)]
            missing = tell("MediaWiki, mediawiki", port, pages, cannot=_CANNOT)
    return 1 if missing else 0


def _php(wiki: Path, script: str, *arguments: str) -> None:
    ran = subprocess.run(
        ["php", str(wiki / "maintenance" / script), *arguments], capture_output=True, check=False, timeout=600
    )
    if ran.returncode:
        raise SystemExit(
            f"{script} ended with {ran.returncode}: {(ran.stdout + ran.stderr).decode()[-2000:]}"
        )


if __name__ == "__main__":
    sys.exit(main())
