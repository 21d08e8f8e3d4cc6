"""A visitor without a browser: asks for a page over the websocket, as anybody could, and collects what comes back."""

from __future__ import annotations

from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

_PATIENCE = 60  # seconds


def received(address: str, page: str, token: str = "") -> str:
    """Return all that the server sends for a page, as text; `token` is the personal link in the cookie."""
    headers = {"Cookie": f"vorabfrage={token}"} if token else {}
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(url, additional_headers=headers, max_size=None, open_timeout=_PATIENCE) as socket:
        request = BackMsg()
        request.rerun_script.page_name = page
        socket.send(request.SerializeToString())
        messages = []
        while True:
            message = ForwardMsg.FromString(socket.recv(timeout=_PATIENCE))
            messages.append(MessageToString(message.delta, as_utf8=True) if message.HasField("delta") else "")
            if message.HasField("script_finished"):
                return "\n".join(messages)
