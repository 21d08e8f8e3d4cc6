"""A visitor without a browser: asks for a page over the websocket, as anybody could, and collects what comes back."""

from __future__ import annotations

from collections.abc import Mapping

from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

_PATIENCE = 60  # seconds


def received(address: str, page: str, token: str = "", *, cookies: Mapping[str, str] | None = None) -> str:
    """Return all that the server sends for a page, as text; `token` is the personal link in the cookie.

    With `cookies` of a log-in it comes from the app's own page, which Streamlit asks for before it reads them.
    """
    sent = dict(cookies or {}) | ({"vorabfrage": token} if token else {})
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in sent.items())} if sent else {}
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    origin = Origin(address) if cookies else None
    protocols = [Subprotocol("streamlit"), Subprotocol((cookies or {}).get("_streamlit_xsrf", ""))] if cookies else None
    options = {"additional_headers": headers, "origin": origin, "subprotocols": protocols}
    with connect(url, **options, max_size=None, open_timeout=_PATIENCE) as socket:
        request = BackMsg()
        request.rerun_script.page_name = page
        socket.send(request.SerializeToString())
        messages = []
        while True:
            message = ForwardMsg.FromString(socket.recv(timeout=_PATIENCE))
            messages.append(MessageToString(message.delta, as_utf8=True) if message.HasField("delta") else "")
            if message.HasField("script_finished"):
                return "\n".join(messages)
