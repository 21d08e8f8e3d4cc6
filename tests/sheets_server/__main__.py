"""`python -m tests.sheets_server --port N`: prints `ready http://127.0.0.1:N` and serves until it is ended."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.sheets_server import tokens
from tests.sheets_server.http_server import Server

ACCOUNT = "vorabfrage@throw-away.iam.gserviceaccount.com"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.sheets_server",
        description=__doc__,
        epilog="GET /_help lists the addresses by which tests make accounts and files and switch faults and quotas.",
    )
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes a free port")
    parser.add_argument(
        "--key-file", type=Path, help=f"write the key of a throw-away service account ({ACCOUNT}) there"
    )
    parser.add_argument("--may-create-files", action="store_true", help="let service accounts create files")
    parser.add_argument("--any-token", action="store_true", help="take every access token for the files' owner's")
    parser.add_argument("--quotas", action="store_true", help="60 reads and 60 writes a minute, as Google's")
    options = parser.parse_args()
    server = Server(options.port)
    world = server.world
    world.may_create_files, world.any_token, world.quotas.on = (
        options.may_create_files,
        options.any_token,
        options.quotas,
    )
    if options.key_file:
        world.accounts[ACCOUNT], key_file = tokens.new_account(ACCOUNT, f"{world.base_url}/token")
        options.key_file.write_text(json.dumps(key_file, indent=2), encoding="utf-8")
    print(f"ready {world.base_url}", flush=True)  # noqa: T201 - who starts it waits for this line
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
