"""Notes where something unexpected happened, for the IT, without any value: a message may hold an answer or a name."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime

from pipeline.collect.configuration import data_folder
from pipeline.model import Text


def log_unexpected(error: Exception) -> Text:
    """Append kind and place of the error to the log and return the sentence for the person."""
    log = data_folder() / "vorabfrage.log"
    places = "".join(
        f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(error.__traceback__)
    )
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {type(error).__name__}\n{places}")
    except OSError:
        return Text(
            "Ein unerwarteter Fehler ist aufgetreten; vorhandene Dateien sind unverändert. Ein Protokoll konnte nicht "
            f"geschrieben werden ({log}). Bitte wenden Sie sich an Ihre IT.",
            f"An unexpected error occurred; existing files are unchanged. No log could be written ({log}). Please ask "
            "your IT.",
        )
    return Text(
        "Ein unerwarteter Fehler ist aufgetreten; vorhandene Dateien sind unverändert. Bitte geben Sie dieses "
        f"Protokoll Ihrer IT: {log}",
        f"An unexpected error occurred; existing files are unchanged. Please give this log to your IT: {log}",
    )
