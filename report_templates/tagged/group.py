"""Parts of a story that belong to one structure element together, also when a page ends between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .flowable import Flowable, Stack
from .structure import Element


class Group(Stack):
    """Flowables one below the other within one element, e.g. the items of a list.

    Args:
        tag, entries: of that element, e.g. ``L`` and its attributes.
        space_before, space_after: around all of them.
    """

    def __init__(
        self,
        flowables: Sequence[Flowable],
        tag: str,
        entries: str = "",
        *,
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        super().__init__(flowables)
        self._tag, self._entries = tag, entries
        self.space_before, self.space_after = space_before, space_after
        self._shared: list[Element] = []
        self._is_first = self._is_last = True

    def draw_at(self, x: float, top: float) -> None:
        """Draws all of them, or this part of them, within the element."""
        tree = self.canv.tree
        if self._is_first:
            self._shared[:] = [tree.begin(self._tag, self._entries)]
        with tree.inside(self._shared[0]):
            super().draw_at(x, top)
        if self._is_last:
            self._shared[0].close()

    def _parts(self, index: int, parts: list[Flowable]) -> Sequence[Any]:
        result = super()._parts(index, parts)
        if result:
            result[0]._is_last = result[1]._is_first = False  # noqa: SLF001 parts of this group
        return result
