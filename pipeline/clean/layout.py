"""Finds the headings of a table, wherever they stand, and says which column answers which question.

Reads headings, and cells only to tell a scale from its text. A table without a scale is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.clean.columns import Cells, Column, Layout, cell_at
from pipeline.clean.header_words import INTERNAL, TEXT_OF, UNKNOWN, UNNAMED, HeaderWords, Meaning, bare_heading
from pipeline.clean.headless import like_a_value, paired, with_offices, with_times
from pipeline.clean.offices import Directory
from pipeline.clean.scale_statements import heading_says_other
from pipeline.clean.scale_values import ScaleWords
from pipeline.clean.text import caseless, is_blank, matching
from pipeline.clean.ticks import with_ticks
from pipeline.model import SCALES, Scale, UserError

_COMPLETE_HEADER = 6
_SHOWN_COLUMNS = 12


def find_layouts(
    rows: Sequence[Cells], words: HeaderWords, scales: Mapping[Scale, ScaleWords], directory: Directory
) -> tuple[Layout, ...]:
    """Return the layout of the table, and of every later row of headings in another order.

    Raises `UserError` if no column for any of the three scales can be found.
    """
    best = max(range(len(rows)), key=lambda index: _score(rows, index, words), default=0)
    if not rows or not _is_table(rows, best, words):
        raise _turned() if _is_turned(rows, words) else _no_scale(rows)
    first = _layout(rows, best, words)
    later = [i for i in range(best + 1, len(rows)) if _repeats(rows[i], first, words)]
    moved = [layout for layout in (_layout(rows, i, words) for i in later) if _keys(layout) != _keys(first)]
    layouts = [first, *moved]
    ends = [*(layout.header_row - 1 for layout in moved), len(rows)]
    below = [list(rows[layout.header_row : end]) for layout, end in zip(layouts, ends, strict=True)]
    below[0] += rows[:best]  # a sorted sheet may hold answers above its headings
    settled = [_settle(layout, own, scales) for layout, own in zip(layouts, below, strict=True)]
    if not any(scale in settled[0].by_key for scale in SCALES):
        raise _no_scale(rows)
    return tuple(
        with_times(with_offices(layout, own, directory), own) for layout, own in zip(settled, below, strict=True)
    )


def is_header(cells: Cells, layout: Layout, words: HeaderWords) -> bool:
    """Tell whether a row only repeats headings."""
    return _repeats(cells, layout, words)


def _keys(layout: Layout) -> list[tuple[str, Scale | None]]:
    return [(column.key, column.topic) for column in layout.columns]


def _repeats(cells: Cells, layout: Layout, words: HeaderWords) -> bool:
    filled = [caseless(cell) for cell in cells if not is_blank(cell)]
    if len(filled) < min(3, layout.width) or any(cell.isdigit() for cell in filled):
        return False
    same = sum(cell in layout.headings or words.is_own(cell) for cell in filled)
    return 2 * same > len(filled)


def _score(rows: Sequence[Cells], index: int, words: HeaderWords) -> int:
    """How many different questions the headings of a row ask; a row with bare numbers holds answers."""
    filled = [cell.strip() for cell in rows[index] if cell and not cell.isspace()]
    if len(filled) < 2 or any(len(cell) == 1 and cell.isdigit() for cell in filled):  # noqa: PLR2004
        return 0
    meanings = [meaning for _, meaning in _headings(rows, index, words)]
    return len({(m.key, m.topic) for m in meanings if m.topic or m.key not in (UNKNOWN, UNNAMED, INTERNAL)})


def _is_table(rows: Sequence[Cells], index: int, words: HeaderWords) -> bool:
    """Headings name two of the three scales, or one and whose answer it is; anything less is a sentence."""
    meanings = [meaning for _, meaning in _headings(rows, index, words)] if _score(rows, index, words) else []
    topics = {meaning.topic for meaning in meanings if meaning.topic}
    return len(topics) > 1 or (bool(topics) and any(meaning.key in ("actor", "filled_by") for meaning in meanings))


def _headings(rows: Sequence[Cells], index: int, words: HeaderWords) -> list[tuple[str, Meaning]]:
    """Return heading and meaning per column; a heading over two lines or merged cells is put together."""
    above = rows[index - 1] if index and _is_group_row(rows[index - 1], words) else ()
    found, group = [], ""
    for position in range(max(len(rows[index]), len(above))):
        own, over = cell_at(rows[index], position), cell_at(above, position)
        group = over or group
        found.append(_together(own, over, group, words))
    return found


def _together(own: str, over: str, group: str, words: HeaderWords) -> tuple[str, Meaning]:
    meaning = words.meaning(own)
    if meaning.topic or meaning.key not in (UNKNOWN, UNNAMED) or not (own or over):
        return own, meaning
    heading = f"{group}: {own}" if own and group else own or over
    bare, topic = bare_heading(own), words.meaning(group).topic
    if bare and topic:
        return heading, Meaning(topic if bare == "scale" else TEXT_OF[topic], topic)
    both = words.meaning(heading)
    return (heading, both) if both.topic or both.key != UNKNOWN else (own or over, both)


def _is_group_row(cells: Cells, words: HeaderWords) -> bool:
    """Tell whether a row holds group headings for the row below: several cells, but not all questions."""
    meanings = [words.meaning(cell) for cell in cells if not is_blank(cell)]
    keys = {(m.key, m.topic) for m in meanings if m.topic or m.key != UNKNOWN}
    return len(meanings) > 1 and len(keys) < _COMPLETE_HEADER


def _layout(rows: Sequence[Cells], index: int, words: HeaderWords) -> Layout:
    columns: list[Column] = []
    seen: dict[str, int] = {}
    for position, (heading, meaning) in enumerate(_headings(rows, index, words)):
        name = " ".join(heading.split()) or f"(unnamed column {position + 1})"
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        other = bool(meaning.topic) and heading_says_other(heading)
        columns.append(Column(position, unique, meaning.key, meaning.topic, meaning.item, other))
    return Layout(index + 1, tuple(columns))


def _settle(layout: Layout, rows: Iterable[Cells], scales: Mapping[Scale, ScaleWords]) -> Layout:
    """Decide with the cells below which open heading (`Einfluss` alone) is the scale and which its text."""
    below = list(rows)
    columns = list(_with_unnamed_end(with_ticks(layout, below), below).columns)
    for index, column in enumerate(columns):
        if column.topic and column.key == UNKNOWN:
            columns[index] = replace(column, key=_by_content(column, column.topic, layout, below, scales))
    return paired(Layout(layout.header_row, tuple(columns)), below, scales)


def _with_unnamed_end(layout: Layout, rows: Sequence[Cells]) -> Layout:
    """Add a column to the right of the last heading if most rows fill it; else what stands there is too much."""
    end = max(column.position for column in layout.columns) + 1
    answers = [row for row in rows if sum(not is_blank(cell) for cell in row[:end]) > 1]
    if 2 * sum(bool(cell_at(row, end)) for row in answers) <= len(answers):
        return layout
    column = Column(end, f"(unnamed column {end + 1})", UNNAMED)
    return Layout(layout.header_row, (*layout.columns, column))


def _by_content(
    column: Column, topic: Scale, layout: Layout, rows: list[Cells], scales: Mapping[Scale, ScaleWords]
) -> str:
    """The only column of a topic is its scale even if many rows are torn; of two the cells decide."""
    found = [cell for row in rows if (cell := cell_at(row, column.position))]
    cells = [cell for cell in found if caseless(cell) not in layout.headings]
    values = sum(like_a_value(cell, scales[topic]) for cell in cells)
    alone = sum(other.topic == topic for other in layout.columns) == 1
    if cells and (4 if alone else 2) * values >= len(cells):
        return topic
    return TEXT_OF[topic] if cells or topic in layout.by_key else topic


def _is_turned(rows: Sequence[Cells], words: HeaderWords) -> bool:
    """Tell whether the questions stand below one another, and the offices beside one another."""
    topics = {words.meaning(cell).topic for row in rows for cell in row[:2] if not is_blank(cell)} - {None}
    return len(topics) > 1


def _turned() -> UserError:
    return UserError(
        "Die Fragen stehen untereinander statt nebeneinander. Bitte vertauschen Sie Zeilen und Spalten (in Excel: "
        "kopieren, dann Inhalte einfügen, Transponieren), so dass jede Stelle eine Zeile hat.",
        "The questions stand below one another instead of beside one another. Please swap rows and columns (in Excel: "
        "copy, then paste special, transpose), so that every office has a row.",
    )


def _no_scale(rows: Sequence[Cells]) -> UserError:
    seen = max(rows, key=lambda row: sum(not is_blank(cell) for cell in row), default=())
    names = [f"„{matching(cell)[:40]}“" for cell in seen if not is_blank(cell)][:_SHOWN_COLUMNS]
    listed = ", ".join(names) or "–"
    return UserError(
        "In der Tabelle ist keine Spalte für Betroffenheit, Veränderungsdruck oder Einfluss zu erkennen. "
        f"Gelesen wurden diese Spalten: {listed}. Bitte eine Zeile mit Überschriften einfügen, zum Beispiel "
        "„Akteur“, „Wie stark bin ich betroffen? (0-5)“, „Wie groß ist der Veränderungsdruck? (0-5)“, "
        "„Wie groß ist mein Einfluss? (0-5)“, oder das Trennzeichen der Datei prüfen.",
        "No column for affectedness, pressure for change or influence can be recognised in the table. "
        f"These columns were read: {listed}. Please insert a row of headings, for example “Actor”, "
        "“How strongly am I affected? (0-5)”, “How great is the pressure for change? (0-5)”, "
        "“How great is my influence? (0-5)”, or check the separator of the file.",
    )
