"""What the offices can contribute, and which field of action they want to tackle first.

Counts closed answers only; what was typed freely stays verbatim in the answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def count_in_order(named: Iterable[Iterable[str]], codes: Iterable[str]) -> dict[str, int]:
    """Count how many offices named each code: by count, then in the order of `codes`; others are left out."""
    counts = Counter(code for entries in named for code in set(entries))
    return dict(sorted(((code, counts[code]) for code in codes if counts[code]), key=lambda item: -item[1]))
