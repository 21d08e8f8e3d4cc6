"""Sets what stands in the team's sheet beside what was released, cell by cell. Pure; calls nothing.

Rows keep their numbers of the sheet. A cell that differs waits for a confirmation, and what was released goes into
the table; rows typed by hand are rows; what is missing is added below. What a cell means is for `clean` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gspread.utils import rowcol_to_a1

from pipeline.collect.answers import HEADER
from pipeline.collect.journal import Decision, Release
from pipeline.collect.sheet_columns import header_row, normal
from pipeline.collect.sheet_rows import cell_text
from pipeline.model import RawTable, Text
from pipeline.questionnaire.loader import load_questionnaire

Cells = Sequence[Sequence[Any]]
_META = len(load_questionnaire().meta_columns)
_KEYS = ("",) * _META + tuple(question.key for question in load_questionnaire().questions)
_ACTOR = _KEYS.index("actor")


@dataclass(frozen=True)
class Difference:
    """A cell that does not hold what was released; `question` is its key, "" in a column that asks nothing."""

    release_id: str
    office: str  # key
    question: str
    heading: str
    released: str
    in_sheet: str
    row: int  # of the sheet
    column: int  # of the sheet, 1-based
    valid: str  # what counts, as the cell would hold it: the released value, or what was agreed since
    counts: bool  # whether it is the office's latest version
    agreed: bool = False  # whether it was agreed since

    @property
    def cell(self) -> str:
        """Where it stands, as the sheet names it: G2."""
        return rowcol_to_a1(self.row, self.column)

    @property
    def can_be_confirmed(self) -> bool:
        """Whether the cell answers a question in the version that counts: whose row it is cannot be agreed upon."""
        return self.counts and self.question not in ("", "actor")


@dataclass(frozen=True)
class TypedRow:
    """A row without an id that we know: somebody typed it."""

    row: int  # of the sheet
    actor: str  # whose answers it holds, as it stands there


@dataclass(frozen=True)
class SheetReading:
    """The table that counts, and what waits for the coordination."""

    table: RawTable
    differences: tuple[Difference, ...] = ()
    deleted: tuple[Release, ...] = ()  # delivered, not there any more, not decided
    decided: tuple[Release, ...] = ()  # deleted as well, and decided
    repeated: tuple[int, ...] = ()  # rows that repeat an id
    typed: tuple[TypedRow, ...] = ()


@dataclass(frozen=True)
class Known:
    """One released version: how it counts, and how it was written into the sheet; both under `HEADER`."""

    release: Release
    office: str
    exact: tuple[str, ...]
    written: tuple[str, ...]
    latest: bool


@dataclass(frozen=True)
class Record:
    """What the journal holds of a round: all versions in the order of release, and what was decided and agreed."""

    known: Sequence[Known]
    delivered: frozenset[str] = frozenset()  # ids
    decided: Mapping[str, Decision] = field(default_factory=dict)  # about deleted rows, by id
    agreed: Mapping[tuple[str, str], str] = field(default_factory=dict)  # office and question: what counts


def set_beside(cells: Cells, record: Record, title: str = "Antworten") -> SheetReading:
    """Set the cells of a tab beside the record.

    A repeated row is left empty. What is missing and not withdrawn stands below.
    """
    rows = [tuple(cell_text(cell) for cell in row) for row in cells]
    top = header_row(rows[:10])
    headings = _completed(rows[top] if top is not None else ())
    found = _Found(record, headings)
    if top is None:
        rows.append(headings)
    else:
        # Who sorts the whole tab moves rows above the headings; they go below again.
        above = [(number, row) for number, row in enumerate(rows[:top], start=1) if found.knows(row)]
        rows[: top + 1] = [*(() if found.knows(row) else row for row in rows[:top]), headings]
        rows[top + 1 :] = [found.read(number, row) for number, row in enumerate(rows[top + 1 :], start=top + 2)]
        rows += [found.read(number, row) for number, row in above]
    missing = [one for one in record.known if one.release.id not in found.seen]
    rows += [found.filled((), one) for one in missing if record.decided.get(one.release.id) != "withdraw"]
    gone = [one.release for one in missing if one.release.id in record.delivered]
    deleted = [release for release in gone if release.id not in record.decided]
    decided = [release for release in gone if release.id in record.decided]
    notes = _notes(title, len(missing) - len(gone), len(deleted), len(found.repeated), len(found.differences))
    return SheetReading(
        RawTable(title, tuple(rows), notes), tuple(found.differences), tuple(deleted), tuple(decided),
        tuple(found.repeated), tuple(found.typed),
    )  # fmt: skip


class _Found:
    """What is found in the rows below the headings, one after the other."""

    def __init__(self, record: Record, headings: Sequence[str]) -> None:
        self._by_id = {one.release.id: one for one in record.known}
        self._agreed = record.agreed
        self._width = len(headings)
        columns = {name: place for place, name in reversed(list(enumerate(normal(headings))))}
        self._places = tuple(columns[name] for name in normal(HEADER))
        self.seen: set[str] = set()
        self.differences: list[Difference] = []
        self.repeated: list[int] = []
        self.typed: list[TypedRow] = []

    def knows(self, row: Sequence[str]) -> bool:
        """Return whether a row holds the id of a release."""
        return _cell(row, self._places[0]).strip() in self._by_id

    def read(self, number: int, row: Sequence[str]) -> tuple[str, ...]:
        """Note what is to be said of a row, and return it as it counts."""
        if not any(cell.strip() for cell in row):
            return tuple(row)
        one = self._by_id.get(_cell(row, self._places[0]).strip())
        if one is None:
            self.typed.append(TypedRow(number, _cell(row, self._places[_ACTOR]).strip()))
            return tuple(row)
        self.differences += self._differences(one, row, number)
        if one.release.id in self.seen:
            self.repeated.append(number)
            return ()
        self.seen.add(one.release.id)
        return self.filled(row, one)

    def filled(self, row: Sequence[str], one: Known) -> tuple[str, ...]:
        """Put a released version into the columns of a row that are ours."""
        cells = [*row, *[""] * (self._width - len(row))]
        for cell, place in zip(one.exact, self._places, strict=True):
            cells[place] = cell
        return tuple(cells)

    def _differences(self, one: Known, row: Sequence[str], number: int) -> Iterator[Difference]:
        for n, place in enumerate(self._places):
            cell, agreed = _cell(row, place), self._agreed.get((one.office, _KEYS[n]))
            if n > 0 and not _same(one.written[n], cell) and not (agreed is not None and _same(agreed, cell)):
                yield Difference(
                    one.release.id, one.office, _KEYS[n], HEADER[n], one.exact[n], cell, number, place + 1,
                    one.written[n] if agreed is None else agreed, one.latest, agreed is not None,
                )  # fmt: skip


def _completed(headings: Sequence[str]) -> tuple[str, ...]:
    lacking = (name for name in HEADER if normal([name])[0] not in normal(headings))
    return (*headings, *lacking)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _same(released: str, in_sheet: str) -> bool:
    return _lines(released) == _lines(in_sheet)


def _lines(text: str) -> list[str]:
    """Split into lines without blanks at the ends: a browser's cell editor may trim those."""
    return [line.rstrip() for line in text.strip().splitlines()]


def _notes(title: str, waiting: int, deleted: int, repeated: int, different: int) -> tuple[Text, ...]:
    counts: Mapping[Text, int] = {
        Text(
            "noch nicht übertragen, aus dem Journal ergänzt: {}", "not delivered yet, added from the journal: {}"
        ): waiting,
        Text("in der Tabelle gelöscht, zählt bis zur Entscheidung: {}", "deleted, counts until decided: {}"): deleted,
        Text("doppelte Zeilen übergangen: {}", "repeated rows passed over: {}"): repeated,
        Text("geänderte Zellen, noch nicht bestätigt: {}", "changed cells, not confirmed yet: {}"): different,
    }
    said = tuple(Text(text.de.format(n), text.en.format(n)) for text, n in counts.items() if n)
    return (Text(f"Google-Tabelle, Blatt „{title}“", f"Google sheet, tab “{title}”"), *said)
