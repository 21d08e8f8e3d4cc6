"""A visitor without a browser: speaks to the app over the websocket, as anybody could, and collects what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

_PATIENCE = 60  # seconds
_KEY = re.compile(r'id: "(\$\$ID-[0-9a-f]+-([^"]+))"')


def received(address: str, page: str, token: str = "", *, cookies: Mapping[str, str] | None = None) -> str:
    """Return all that the server sends for a page, as text; `token` is the personal link in the cookie."""
    with SocketTab(address, token, cookies=cookies) as tab:
        return tab.open(page)


class SocketTab:
    """One browser tab: knows the widgets that were sent to it, and answers with whatever it is told to.

    With `cookies` of a log-in it comes from the app's own page, which Streamlit asks for before it reads them.
    """

    def __init__(self, address: str, token: str = "", *, cookies: Mapping[str, str] | None = None) -> None:
        sent = dict(cookies or {}) | ({"vorabfrage": token} if token else {})
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in sent.items())} if sent else {}
        url = address.replace("http://", "ws://") + "/_stcore/stream"
        origin = Origin(address) if cookies else None
        secret = Subprotocol((cookies or {}).get("_streamlit_xsrf", ""))
        connection = connect(
            url,
            additional_headers=headers,
            origin=origin,
            subprotocols=[Subprotocol("streamlit"), secret] if cookies else None,
            max_size=None,
            open_timeout=_PATIENCE,
        )
        self._connected = ExitStack()
        self._socket = self._connected.enter_context(connection)
        self._states: dict[str, WidgetState] = {}
        self._widgets: dict[str, tuple[str, str]] = {}  # by the key of our own: Streamlit's id, and its fragment
        self._page = ""
        self._query = ""
        self.page_not_found = False  # whether Streamlit has said so, in a dialogue of its own

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._connected.close()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the widgets that were sent to this tab."""
        return tuple(self._widgets)

    def open(self, page: str, query: str = "") -> str:
        """Ask for a page and return what it shows."""
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = self._query = query
        self._socket.send(request.SerializeToString())
        return self._collect()

    def put(self, key: str, **value: Any) -> str:
        """Set a widget by the end of its key, as `string_value="…"` or whatever its kind takes, and send it."""
        full = next(one for one in self._widgets if one.endswith(key))
        identity, fragment = self._widgets[full]
        self._states[identity] = WidgetState(id=identity, **value)
        shown = self._send(fragment)
        if "trigger_value" in value:
            del self._states[identity]
        return shown

    def _send(self, fragment: str) -> str:
        request = BackMsg()
        request.rerun_script.page_script_hash = self._page
        request.rerun_script.query_string = self._query
        request.rerun_script.fragment_id = fragment
        request.rerun_script.widget_states.widgets.extend(self._states.values())
        self._socket.send(request.SerializeToString())
        return self._collect()

    def _collect(self) -> str:
        shown = []
        while True:
            message = ForwardMsg.FromString(self._socket.recv(timeout=_PATIENCE))
            if message.HasField("new_session"):
                self._page = message.new_session.page_script_hash
            self.page_not_found |= message.HasField("page_not_found")
            if message.HasField("delta"):
                text = MessageToString(message.delta, as_utf8=True)
                shown.append(text)
                for identity, key in _KEY.findall(text):
                    self._widgets[key] = (identity, message.delta.fragment_id)
            if message.HasField("script_finished") and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return "\n".join(shown)
