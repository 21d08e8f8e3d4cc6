"""How much page 1 holds back where its content does not fit, and how a text is shortened: most harmless first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language import listing

_NO_LIMIT = 10**9


@dataclass(frozen=True)
class Step:
    """How much page 1 holds back: names in a list, characters of a text, size of the type, names in brackets.

    With `whole_occasion` the two sentences of the occasion are spared: they come first, and say what the page is.
    """

    names: int = _NO_LIMIT
    characters: int = _NO_LIMIT
    size: float = 1.0
    official_names: bool = False
    whole_occasion: bool = False

    def cut(self, typed: str) -> str:
        """Shorten a text at a word boundary; it ends with `…` then."""
        if len(typed) <= self.characters:
            return typed
        head = typed[: self.characters]
        if " " in head.strip():
            head = head.rsplit(maxsplit=1)[0]
        return f"{head.rstrip(' ,;')} …"

    def listed(self, sentence: str, names: Sequence[str], more: str) -> str:
        """Shorten the list of names in a sentence; `more` says how many are left out."""
        whole = listing(names)
        if not names or whole not in sentence or len(names) <= self.names:
            return self.cut(sentence)
        shown = listing([self.cut(name) for name in names[: self.names]])
        return sentence.replace(whole, f"{shown.removesuffix(' …')} {more}")


LARGER = tuple(Step(size=size, official_names=True) for size in (1.03, 1.06, 1.1))  # where there are few answers
_WHOLE = (1.0, 0.98, 0.96, 0.94, 0.92)
SMALLEST_WHOLE = min(_WHOLE)
# From the whole content in full size to what fits whatever anybody typed.
STEPS = (
    *(Step(size=size, official_names=True) for size in _WHOLE),
    *(Step(size=size) for size in _WHOLE),
    Step(names=12, size=0.92),
    Step(names=8, size=0.92),
    *(
        Step(names=names, characters=characters, size=size, whole_occasion=whole_occasion)
        for names, characters, size in (
            (6, 520, 0.92), (5, 320, 0.9), (4, 240, 0.88), (3, 170, 0.86), (2, 120, 0.84), (1, 80, 0.8), (1, 40, 0.74),
        )
        for whole_occasion in (True, False)
    ),
)  # fmt: skip
