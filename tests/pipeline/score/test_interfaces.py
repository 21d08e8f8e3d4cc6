"""The interfaces as a directed graph (scoring.md, section 4)."""

from __future__ import annotations

import pytest

from pipeline.score.scored import InterfaceEdge, InterfacePair
from tests.briefings import draw


def test_an_edge_says_whether_the_other_side_answered_and_named_back() -> None:
    drawn = draw("""
        office | B D E  | interfaces
        Bau    | 1 1 1  | Schule:gut Kasse:nicht Polizei:gut
        Schule | 1 1 1  | Bau:teilweise
        Kasse  | 1 1 1  |
        Polizei| silent |
    """)
    assert drawn.scored.edges == (
        InterfaceEdge("Bau", "Schule", "gut", checkable=True, returned=True),
        InterfaceEdge("Bau", "Kasse", "nicht", checkable=True, returned=False),
        InterfaceEdge("Bau", "Polizei", "gut", checkable=False, returned=False),
        InterfaceEdge("Schule", "Bau", "teilweise", checkable=True, returned=True),
    )
    assert drawn.scored.pairs == (InterfacePair("Bau", "Schule", "gut", "teilweise", "mutual"),)


def test_naming_oneself_or_the_same_office_twice_or_an_unknown_one_counts_once_at_most() -> None:
    drawn = draw("""
        office | B D E | interfaces
        Bau    | 1 1 1 | Bau:gut Schule Schule:nicht Schule:gut Feuerwehr:gut
        Schule | 1 1 1 |
    """)
    assert [(edge.target, edge.state) for edge in drawn.scored.edges] == [("Schule", "nicht")]
    assert drawn.scored.indegree == {"Schule": 1}


def test_the_most_named_come_first_then_roster_order() -> None:
    drawn = draw("""
        office | B D E | interfaces
        A      | 1 1 1 | B:gut D:gut
        B      | 1 1 1 | A:gut D:gut
        C      | 1 1 1 | D:gut
        D      | 1 1 1 |
    """)
    assert list(drawn.scored.indegree.items()) == [("D", 3), ("A", 1), ("B", 1)]


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("gut", "gut", "mutual"),
        ("gut", "teilweise", "mutual"),
        ("gut", "nicht", "diverging"),
        ("gut", "fehlt", "diverging"),
        ("teilweise", "nicht", "mutual"),
        ("teilweise", "fehlt", "diverging"),
        ("nicht", "fehlt", "both_negative"),
        ("fehlt", "fehlt", "both_negative"),
        ("", "fehlt", "mutual"),  # one side said nothing about the state
    ],
)
def test_a_pair_has_a_type_whoever_comes_first(one: str, other: str, type_: str) -> None:
    for first, second in ((one, other), (other, one)):
        drawn = draw(f"""
            office | B D E | interfaces
            A      | 1 1 1 | B:{first}
            B      | 1 1 1 | A:{second}
        """)
        assert [pair.type for pair in drawn.scored.pairs] == [type_]
