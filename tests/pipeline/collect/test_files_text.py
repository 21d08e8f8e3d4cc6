"""CSV and TSV as programs and people leave them: every cell arrives, and what had to be assumed is said."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.files import read_table, table_from_bytes
from pipeline.collect.files_encoding import decode
from pipeline.model import RawTable

EXAMPLE = Path(__file__).parents[3] / "examples" / "auental"
EXAMPLES = ["auental_clean.csv", "auental_messy.csv", "auental_roster.csv"]


def rows_of(text: str | bytes) -> list[tuple[str, ...]]:
    return list(read(text).rows)


def read(text: str | bytes) -> RawTable:
    return table_from_bytes(text.encode() if isinstance(text, str) else text, "antworten.csv")


def said(table: RawTable) -> str:
    return " · ".join(note.de for note in table.reading)


def example(name: str) -> list[tuple[str, ...]]:
    text = (EXAMPLE / name).read_bytes().decode("utf-8-sig")
    return [tuple(record) for record in csv.reader(io.StringIO(text, newline=""))]


def written(rows: list[tuple[str, ...]], delimiter: str = ",", end: str = "\r\n") -> str:
    file = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL  # as Excel for Mac quotes line breaks
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_files_of_the_example_county_arrive_cell_by_cell(name: str) -> None:
    assert list(read_table(EXAMPLE / name).rows) == example(name)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_delimiter_and_line_ends_are_found_out(name: str, delimiter: str, end: str) -> None:
    rows = example(name)

    assert rows_of(written(rows, delimiter, end)) == rows


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 ohne Kennung"),
        ("utf-16-be", "UTF-16 ohne Kennung"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252 (angenommen)"),
        ("latin-1", "Windows-1252 (angenommen)"),  # the same for everything a keyboard has
        ("mac_roman", "Mac Roman (angenommen)"),
        ("cp850", "DOS (Codepage 850) (angenommen)"),
    ],
)
@pytest.mark.parametrize("text", ["Stelle;Grund\nAmt für Straßenbau;größere Fälle\n", "A;B\nÜbergangslösung;1\n"])
def test_the_encoding_is_found_out_and_said(text: str, codec: str, name: str) -> None:
    table = read(text.encode(codec))

    assert written(list(table.rows), ";", "\n") == text
    assert f"Kodierung {name}" in said(table)


def test_typographic_signs_of_windows_survive() -> None:
    assert rows_of("A;B\n„Ja“ – geht’s;1\n".encode("cp1252"))[1] == ("„Ja“ – geht’s", "1")


def test_a_line_pasted_from_windows_into_a_utf8_file_is_read_and_said() -> None:
    data = "Straße;Übung;größer\n".encode() + "für;1;2\n".encode("cp1252")

    table = read(data)

    assert table.rows[1] == ("für", "1", "2")
    assert "davon 1 Zeichen aus Windows-1252" in said(table)


def test_a_sep_line_tells_the_delimiter_and_counts_as_row_one() -> None:
    assert rows_of("sep=;\nA;B, C\n1;2\n") == [("sep=;",), ("A", "B, C"), ("1", "2")]
    assert rows_of("\ufeffsep=|\r\nA|B;C\r\n") == [("sep=|",), ("A", "B;C")]
    assert rows_of('"sep=,"\nA,B\n') == [("sep=,",), ("A", "B")]


def test_empty_lines_count_as_rows_and_short_rows_stay_short() -> None:
    assert rows_of("A;B;C\n\n1;2\n;;;\n1;2;3;4\n") == [("A", "B", "C"), (), ("1", "2"), ("",) * 4, ("1", "2", "3", "4")]


def test_line_breaks_and_doubled_quotation_marks_inside_a_cell_are_kept() -> None:
    rows = rows_of('A,B\n"eins\nzwei\r\ndrei","er sagte ""ja"""\n')

    assert rows[1] == ("eins\nzwei\r\ndrei", 'er sagte "ja"')


def test_null_characters_are_removed_and_counted() -> None:
    table = read(b"A;B\n1\0;2\0\n3;4\n")

    assert table.rows[1] == ("1", "2")
    assert "2 Nullzeichen entfernt" in said(table)


@pytest.mark.parametrize(
    ("broken", "rows"),
    [
        pytest.param(
            'a,b,c\n1,"Er sagte "ja" dazu",4\n2,x,5\n',
            [("1", 'Er sagte "ja" dazu', "4"), ("2", "x", "5")],
            id="quotation marks inside a cell were not doubled",
        ),
        pytest.param(
            'a,b,c\n1,"Er sagte "ja" und\nging, heim",4\n2,x,5\n',
            [("1", 'Er sagte "ja" und\nging, heim', "4"), ("2", "x", "5")],
            id="the same across two lines",
        ),
        pytest.param(
            'a,b,c\n1,"offen,4\n2,"e",5\n3,y,6\n',
            [("1", '"offen', "4"), ("2", "e", "5"), ("3", "y", "6")],
            id="a mark that is never closed swallows no row",
        ),
        pytest.param(
            'a,b,c,d,e,f\n1,"offen,3,4,5,6\n1,2,3,4,5,"zu"\n1,2,3,4,5,6\n',
            [("1", '"offen', "3", "4", "5", "6"), ("1", "2", "3", "4", "5", "zu"), ("1", "2", "3", "4", "5", "6")],
            id="not even when a later mark happens to close it",
        ),
    ],
)
def test_unbalanced_quotation_marks_cost_no_row_and_are_said(broken: str, rows: list[tuple[str, ...]]) -> None:
    table = read(broken)

    assert list(table.rows[1:]) == rows
    assert "gehen nicht auf in Zeile 2" in said(table)


def test_a_long_answer_with_many_lines_is_one_cell() -> None:
    answer = "\n".join(f"Zeile {number}, mit Komma" for number in range(400))

    assert rows_of(written([("a", "b", "c", "d"), ("1", answer, "2", "3")]))[1] == ("1", answer, "2", "3")


def test_a_file_whose_rows_were_each_put_into_one_cell_is_opened() -> None:
    rows = example("auental_clean.csv")
    wrapped = [(written([row], end=""),) for row in rows]

    table = read(written(wrapped))

    assert list(table.rows) == rows
    assert "jede Zeile stand in einer einzigen Zelle" in said(table)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=3, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_whatever_a_cell_holds_a_well_formed_file_arrives_whole(rows: list[list[str]], delimiter: str) -> None:
    file = io.StringIO(newline="")
    header = ["Akteur", "Betroffenheit", "Druck", "Einfluss"]
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *rows])

    assert rows_of(file.getvalue().encode("utf-8-sig"))[1:] == [tuple(row) for row in rows]


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data: bytes) -> None:
    text, name = decode(data)

    assert isinstance(text, str)
    assert name.de
