"""The briefing as paper shows it: lines end where a reader would not stumble. On screens the words are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

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
        known = self._labels.get(key)
        return super().label(key) if known is None else known

    def short(self, key: str) -> str:
        """Name an office as the map does."""
        return unbroken(super().short(key))

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {key: unbroken(View.label(self, key)) for key in self.offices}


def unbroken(text: str) -> str:
    """Keep a number with its word, as in `Amt 33`, `unklar 1` or `Handwerkskammer (3)`; quotations stay as typed."""
    return _BEFORE_NUMBER.sub(lambda found: "\u00a0" if found[0] == " " else found[0], text)
