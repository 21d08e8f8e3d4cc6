"""Rank spans of need for action: which places an office can take under any weighting of its two scales.

Works on a tally of cells (affectedness, pressure), at most 36 of them, so its cost does not grow with the offices.
Does not print a rank and does not break ties (scoring.md, section 2, "Rank span instead of rank").
"""

from __future__ import annotations

from collections import Counter

Cell = tuple[int, int]  # affectedness, pressure


def rank_spans(cells: Counter[Cell]) -> dict[Cell, tuple[int, int]]:
    """Return best and worst place of every occupied cell.

    Best = 1 + offices that dominate, worst = n - offices dominated: the span holds for every weighting that gives
    both scales positive weight, because it uses the order of the values only.
    """
    n = cells.total()
    return {
        cell: (
            1 + sum(offices for other, offices in cells.items() if dominates(other, cell)),
            n - sum(offices for other, offices in cells.items() if dominates(cell, other)),
        )
        for cell in cells
    }


def dominates(one: Cell, other: Cell) -> bool:
    """Whether one cell is at least as high on both scales and higher on one."""
    return one != other and one[0] >= other[0] and one[1] >= other[1]
