"""The briefing as paper shows it: lines end where a reader would not stumble. On screens the words are the same."""

from __future__ import annotations

import re

from pipeline.model import Text
from report_templates.briefing.view import View

_BEFORE_NUMBER = re.compile(r"„[^“]*“|“[^”]*”|(?<=[^\W\d_]) (?=\(?\d)")


class Typeset(View):
    """A view whose sentences and names keep a number on the line of its word."""

    def say(self, sentence: Text) -> str:
        """Return a sentence that the pipeline made."""
        return unbroken(super().say(sentence))

    def label(self, key: str) -> str:
        """Name an office as sentences do."""
        return unbroken(super().label(key))


def unbroken(text: str) -> str:
    """Keep a number with its word, as in `Amt 33`, `unklar 1` or `Handwerkskammer (3)`; quotations stay as typed."""
    return _BEFORE_NUMBER.sub(lambda found: "\u00a0" if found[0] == " " else found[0], text)
