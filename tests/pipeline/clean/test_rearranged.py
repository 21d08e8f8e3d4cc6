"""Rows whose cells stand in the wrong place (scoring.md, section 1, "Rows")."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

import pytest

from tests.auental import cell, read, uses, values

HEADER = """
    | Zeit | Akteur | Warum betroffen? | Betroffenheit (0-5) | Grund für Druck | Druck (0-5) | Worin besteht der Einfluss? | Einfluss (0-5) | Sonstiges |
"""
PROSE = "Wir betreuen viele Familien"


def test_one_number_and_its_text_that_changed_places_are_put_right() -> None:
    cleaned = read(HEADER + f"| | Jugendamt | 4 | {PROSE} | Kein Geld | 3 | Wenig | 2 | |")
    assert values(cleaned) == {"LK-12": (4, 3, 2)}
    assert cell(cleaned, 2, "affected")[:4] == (PROSE, 4, "normalised", "swapped_columns")
    assert cleaned.answers.loc["LK-12", "why_affected"] == PROSE


def test_a_number_beside_the_text_of_another_scale_is_not_swapped() -> None:
    cleaned = read(HEADER + f"| | Jugendamt | Viel | {PROSE} | 4 | 3 | Wenig | 2 | |")
    assert values(cleaned) == {"LK-12": (None, 3, 2)}


def test_a_number_in_the_text_column_beside_an_empty_scale_is_no_value() -> None:
    cleaned = read(HEADER + "| | Jugendamt | 4 | | Kein Geld | 3 | Wenig | 2 | |")
    assert values(cleaned) == {"LK-12": (None, 3, 2)}
    assert any(entry.kind == "flagged" and entry.question == "affected" for entry in cleaned.log)


@pytest.mark.parametrize(
    "row",
    [
        f"| | Jugendamt | 4 | {PROSE} | Kein Geld | 3 | 2 | Wir entscheiden wenig | |",  # two pairs
        f"| 05.10.2026 | | Jugendamt | {PROSE} | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 |",  # one to the right
        f"| Jugendamt | {PROSE} | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 | | |",  # one to the left
        f"| 05.10.2026 | Jugendamt | {PROSE} | und noch viel mehr | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 |",
        "| 05.10.2026 | Jugendamt | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 | Sprache: mitwirkend | |",
    ],
)
def test_anything_more_is_shifted_and_waits(row: str) -> None:
    cleaned = read(HEADER + row)
    assert (values(cleaned), uses(cleaned), dict(cleaned.pending_review)) == ({}, {2: "review"}, {"LK-12": (2,)})
    for scale, column in (("affected", 3), ("pressure", 5), ("influence", 7)):
        read_cell = cell(cleaned, 2, scale)  # type: ignore[arg-type]
        stands = [part.strip() for part in row.strip("|").split("|")]
        assert (read_cell.status, read_cell.raw) == ("flagged", stands[column])


def test_candidates_of_a_shifted_row_are_what_was_probably_meant() -> None:
    cleaned = read(HEADER + f"| Jugendamt | {PROSE} | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 | | |")
    assert [cell(cleaned, 2, s).candidates for s in ("affected", "pressure", "influence")] == [(4,), (3,), (2,)]


@pytest.mark.parametrize("separator", [";", ",", r"\t", r"\|", r"\n", "; "])
@pytest.mark.parametrize("start", ["", "| 05.10.2026 "])
def test_a_row_in_one_cell_waits_with_its_parts(separator: str, start: str) -> None:
    parts = ["Jugendamt", "Viele Fälle", "4", "Kein Geld", "3", "Wenig", "2"]
    row = start + "| " + separator.join(parts if start else ["05.10.2026", *parts]) + " | | | |"
    cleaned = read(HEADER + row)
    assert (values(cleaned), uses(cleaned), dict(cleaned.pending_review)) == ({}, {2: "review"}, {"LK-12": (2,)})
    assert [cell(cleaned, 2, s).raw for s in ("affected", "pressure", "influence")] == ["4", "3", "2"]


def test_a_collapsed_row_that_does_not_fit_the_columns_still_waits() -> None:
    cleaned = read(HEADER + "| Jugendamt;4;3;2 | | | | | | | | |")
    assert dict(cleaned.pending_review) == {"LK-12": (2,)}


def test_words_in_two_scale_cells_alone_are_flagged_not_shifted() -> None:
    cleaned = read(HEADER + "| | Jugendamt | Viel | kommt darauf an | Geld | je nach Lage | Wenig | 2 | |")
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (None, None, 2)}, {2: "yes"})


def test_attempts_at_a_value_are_flagged_not_shifted() -> None:
    cleaned = read(
        HEADER + "| | Jugendamt | Viel | fünf (sehr stark) | Geld | sehr stark! | Wenig | kein Einfluss. | |"
    )
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (None, None, None)}, {2: "yes"})


def test_a_list_in_a_text_cell_is_no_collapsed_row() -> None:
    cleaned = read(HEADER + "| | Jugendamt | Fälle; Personal; 4 Stellen; Räume; 5 | 4 | Geld | 3 | Wenig | 2 | |")
    assert values(cleaned) == {"LK-12": (4, 3, 2)}


@pytest.mark.parametrize(
    "row",
    [
        "| | Jugendamt | Viel zu tun | 4 | 0 | 3 | 0 | 2 | 0 | 5 |",  # 4,0 without quotation marks
        f"| | Jugendamt | {PROSE} | sehr viele | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 | Plan |",
        f"| | Jugendamt | {PROSE} | | 4 | Kein Geld dafür | 3 | Wir entscheiden wenig | 2 | Plan |",
    ],
)
def test_a_row_with_more_cells_than_headings_waits_if_numbers_slipped(row: str) -> None:
    other = "| | Sozialamt | Wenig zu tun | 3 | Kein Geld | 3 | Wir entscheiden | 1 | Plan |"
    cleaned = read(f"{HEADER}\n{row}\n{other}\n{other.replace('Sozialamt', 'ABH')}")
    assert values(cleaned) == {"LK-11": (3, 3, 1), "LK-06": (3, 3, 1)}
    assert dict(cleaned.pending_review) == {"LK-12": (2,)}


def test_a_column_without_a_heading_at_the_end_of_all_rows_moves_nothing() -> None:
    rows = [f"| | {name} | Viel zu tun | 3 | Kein Geld | 3 | Wenig | 1 | Plan | 5 |" for name in ("ABH", "Jugendamt")]
    assert values(read("\n".join([HEADER, *rows]))) == {"LK-06": (3, 3, 1), "LK-12": (3, 3, 1)}
