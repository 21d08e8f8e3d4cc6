"""A line between browser and server that can be cut, and that can swallow everything without a word."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self


class Line:
    """Passes bytes on in both ways, from a port of its own to that of a server."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._lock = threading.Lock()
        self._broken = self._silent = self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    def __enter__(self) -> Self:
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._closed = True
        self._thread.join(10)
        self._hang_up()
        self._listener.close()

    def cut(self) -> None:
        """End every connection and refuse new ones."""
        self._broken = True
        self._hang_up()

    def swallow(self) -> None:
        """Keep connections open and pass nothing on, as towards a telephone that sleeps."""
        self._silent = True

    def mend(self) -> None:
        """Let everything through again; what was swallowed is lost, and the connections that lost it end."""
        if self._silent:
            self._hang_up()
        self._broken = self._silent = False

    def _work(self) -> None:
        while not self._closed:
            for key, _ in self._selector.select(timeout=0.1):
                sender = key.fileobj
                assert isinstance(sender, socket.socket)
                with suppress(OSError, KeyError, ValueError):
                    self._accept() if sender is self._listener else self._pass_on(sender)

    def _accept(self) -> None:
        browser, _ = self._listener.accept()
        if self._broken:
            browser.close()
            return
        try:
            server = socket.create_connection(("127.0.0.1", self._to), timeout=5)
        except OSError:
            browser.close()
            return
        with self._lock:
            for one, other in ((browser, server), (server, browser)):
                self._pairs[one] = other
                self._selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, sender: socket.socket) -> None:
        try:
            data = sender.recv(65536)
        except OSError:
            data = b""
        if not data:
            self._end(sender)
        elif not self._silent:
            try:
                self._pairs[sender].sendall(data)
            except OSError:
                self._end(sender)

    def _end(self, one: socket.socket) -> None:
        with self._lock:
            other = self._pairs.pop(one, None)
            for end in filter(None, (one, other)):
                self._pairs.pop(end, None)
                with suppress(KeyError, ValueError):
                    self._selector.unregister(end)
                end.close()

    def _hang_up(self) -> None:
        for one in list(self._pairs):
            self._end(one)
