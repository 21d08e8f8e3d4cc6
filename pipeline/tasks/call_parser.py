"""Says a mistake in a call on the command line in the words of every other mistake; knows no command."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from pipeline.model import UserError

_GERMAN = (
    (r"the following arguments are required: (.*)", r"es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"unbekannt: \1"),
    (r"argument (.*?): expected one argument", r"nach \1 fehlt die Angabe"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 kann nicht \2 sein, möglich sind \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class CallParser(argparse.ArgumentParser):
    """Says a mistake in the call as one sentence, like every other mistake."""

    def error(self, message: str) -> NoReturn:
        """Raise UserError with what is wrong and how to get help; argparse calls this instead of exiting."""
        german = next((re.sub(english, de, message) for english, de in _GERMAN if re.match(english, message)), message)
        raise UserError(
            f"Der Aufruf ist so nicht möglich ({german}). Bitte berichtigen Sie ihn; Hilfe: {self.prog} --help",
            f"The call is not possible like this ({message}). Please correct it; help: {self.prog} --help",
        )
