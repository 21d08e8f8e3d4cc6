"""HTTP/1.1 with keep-alive, a thread a connection; the only module that knows sockets."""

from __future__ import annotations

import socket
import struct
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.sheets_server import control, errors, service, wire
from tests.sheets_server.faults import Outcome
from tests.sheets_server.wire import Reply, Request, refuse
from tests.sheets_server.world import World

_HEADERS = {
    "Vary": "Origin, X-Origin, Referer",
    "Cache-Control": "private",
    "X-XSS-Protection": "0",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
}
_RESET = struct.pack("ii", 1, 0)  # close without waiting: the client sees a connection reset


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "ESF", ""
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def _respond(self) -> None:
        request = wire.request(self.command, self.path, self.headers, self._body())  # type: ignore[arg-type]
        if request.path.startswith("/_"):
            self._write(control.respond(self.server.world, request))
            return
        self._play(self._outcome(request))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _respond  # noqa: N815 - names that http.server asks for

    def _outcome(self, request: Request) -> Outcome:
        """Answer; a mistake of this server's own is shown on stderr and answered as such, never as a cut connection."""
        try:
            return service.respond(self.server.world, request)
        except Exception:  # noqa: BLE001 - shown, and answered as such
            traceback.print_exc()
            return Outcome(refuse(errors.internal()))

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(self._chunks())
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _play(self, outcome: Outcome) -> None:
        if outcome.delay:
            time.sleep(outcome.delay)
        if outcome.reply is None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.connection.close()
            self.close_connection = True
        else:
            self._write(outcome.reply)

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        for name, value in (_HEADERS | dict(reply.headers)).items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Write nothing: `GET /_calls` tells more."""


class Server(ThreadingHTTPServer):
    """The server with its world; port 0 takes a free one."""

    daemon_threads = True
    request_queue_size = 256
    allow_reuse_address = True

    def __init__(self, port: int = 0, world: World | None = None) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.world = world or World()
        self.world.base_url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """A client that went away (a timeout, a kill) is no news; handlers answer their own errors."""


@contextmanager
def running(port: int = 0) -> Iterator[Server]:
    """Run a server in a thread of this process."""
    server = Server(port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
