"""WordPress: `python tests/real/wordpress.py [--theme NAME]`: snippets pasted into a real WordPress, fetched and checked.

Of Debian's packages wordpress, mariadb-server, php-cli, php-mysql and a theme. A database of its own without a network, PHP's
own web server on 127.0.0.1; all of it in a folder that goes with the run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from publishing import LANGUAGES, Post, free_port, posts, serving, tell

_CONFIG = """<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); $table_prefix = 'wp_';
define('WP_HOME', '{address}'); define('WP_SITEURL', '{address}'); define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $k) define($k, $k);
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""


def main() -> int:
    """Publish, fetch, check; 1 where a condition is not met that the snippet should meet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordpress", default="/usr/share/wordpress", help="the folder with wp-includes")
    parser.add_argument("--theme", default="twentytwentythree")
    options = parser.parse_args()
    block = "<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->".format
    runs = [
        ("author", posts("wordpress", LANGUAGES, block)),
        ("administrator", posts("wordpress", ("en", "ar"), block)),
        ("author", posts("html", ("en", "de", "ar"), "<p>{}</p>".format)),
        ("author", posts("html-article", ("en", "zh"), str)),
    ]
    with tempfile.TemporaryDirectory() as folder:
        root, port = Path(folder), free_port()
        site = root / "site"
        shutil.copytree(options.wordpress, site)
        address = f"http://127.0.0.1:{port}"
        with _database(root) as socket:
            (site / "wp-config.php").write_text(_CONFIG.format(socket=socket, address=address))
            _php(site, {"theme": options.theme})
            with serving(["php", "-q", "-S", f"127.0.0.1:{port}", "-t", str(site)], f"{address}/"):
                missing = 0
                for role, many in runs:
                    pages = _publish(site, role, many)
                    missing += tell(f"WordPress, {options.theme}, {role}, {many[0].kind}", port, pages)
    return 1 if missing else 0


@contextmanager
def _database(root: Path) -> Iterator[Path]:
    data, socket = root / "db", root / "db.sock"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    plain = ["--no-defaults", f"--datadir={data}", "--user=root"]
    subprocess.run(
        ["mariadb-install-db", *plain, "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    server = subprocess.Popen(["mariadbd", *plain, f"--socket={socket}", "--skip-networking"], **quiet)  # type: ignore[call-overload]
    try:
        create = ["mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-e", "CREATE DATABASE blog"]
        for _ in range(100):
            if subprocess.run(create, check=False, **quiet).returncode == 0:  # type: ignore[call-overload]
                break
            sleep(0.2)
        yield socket
    finally:
        server.terminate()
        server.wait(30)


def _publish(site: Path, role: str, many: Sequence[Post]) -> list[tuple[Post, str]]:
    sent = [{"title": post.title, "content": post.source} for post in many]
    addresses = _php(site, {"role": role, "posts": sent})
    return list(zip(many, addresses, strict=True))


def _php(site: Path, order: object) -> list[str]:
    command = ["php", str(Path(__file__).with_name("wordpress.php")), str(site)]
    ran = subprocess.run(
        command, input=json.dumps(order).encode(), capture_output=True, check=False, timeout=600
    )
    if ran.returncode:
        raise SystemExit(f"php ended with {ran.returncode}: {(ran.stdout + ran.stderr).decode()[-2000:]}")
    return list(json.loads(ran.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main())
