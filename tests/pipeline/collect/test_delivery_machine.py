"""Releases, people's edits, faults, restarts and kill -9 in any order: what was confirmed ends in the sheet once.

hypothesis invents the orders. `python -m pytest … --hypothesis-seed=N` repeats a run; `DELIVERY_EXAMPLES=500` makes
it longer than CI does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_reading import read_sheet
from pipeline.model import Meeting
from tests.pipeline.collect import delivery_worker
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.pipeline.collect.everything_logged import everything_logged
from tests.pipeline.collect.google_faults import FAULTS, SMALL
from tests.pipeline.collect.team_sheet import TAB, Even, TeamSheet, release, team_sheet
from tests.sheets_server.a1 import column_letters

EXAMPLES = int(os.environ.get("DELIVERY_EXAMPLES", "120"))
WHY = "Warum betrifft mich das Thema?"
PRIVATE = "vertrauliche-Antwort-7319"
AFFECTED = "Wie stark bin ich betroffen? (0-5)"


class DeliveryMachine(RuleBasedStateMachine):
    """One round on one sheet, in the hands of chance."""

    template: Path
    sheet: TeamSheet

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "journal.sqlite"
        shutil.copy(self.template, path)
        self.database = f"sqlite:///{path}"
        self.clock = Clock()
        self.sheet.clock = self.clock
        self.sheet.control("POST", "reset")
        renew_file(self.sheet)
        self.journal = Journal.open(self.database, clock=self.clock)
        self.offices = [entry.id for entry in self.journal.roster(self.journal.rounds()[0].id)]
        self.confirmed: dict[str, str] = {}
        self.deleted_by_people: set[str] = set()
        self.restart()

    @rule(office=st.integers(0, 2), count=SMALL)
    def offices_release(self, office: int, count: int) -> None:
        for _ in range(count):
            text = f"{PRIVATE} {len(self.confirmed)}"
            self.confirmed[release(self.journal, self.offices[office], why_affected=text, affected=1)] = text
            self.clock.go_on(seconds=1)

    @rule(steps=st.integers(1, 6))
    def the_delivery_works(self, steps: int) -> None:
        for _ in range(steps):
            self._pass(self.delivery.step())

    @rule(office=st.integers(0, 2), fault=FAULTS, steps=SMALL)
    def an_office_releases_while_google_misbehaves(self, office: int, fault: dict[str, Any], steps: int) -> None:
        self.google_misbehaves(fault)
        self.offices_release(office, 1)
        self.the_delivery_works(steps)

    @rule(fault=FAULTS)
    def google_misbehaves(self, fault: dict[str, Any]) -> None:
        if fault["fault"].startswith("token_"):
            self.sheet.fault("401", on="values")  # else no new token is asked for
        self.sheet.control("POST", "faults", fault)

    @rule(
        edit=st.sampled_from(
            [
                {"do": "sort_rows", "by": 0},
                {"do": "sort_rows", "by": 5, "descending": True},
                {"do": "move_columns", "at": 5, "to": 1},
                {"do": "move_columns", "at": 0, "to": 4},
                {"do": "insert_columns", "at": 2},
                {"do": "insert_columns", "at": 0},
                {"do": "insert_rows", "at": 1},
                {"do": "insert_rows", "at": 0},
                {"do": "append_row", "row": ["", "", "", "", "Amt 50", "von Hand"]},
                {"do": "rename_tab", "title": "Rückläufe"},
                {"do": "set_filter", "hide": [1]},
                {"do": "clear_filter"},
                {"do": "delete_tab"},
                {"do": "fill_grid"},
            ]
        )
    )
    def people_edit(self, edit: dict[str, Any]) -> None:
        self._edit(edit)

    @rule(row=st.integers(1, 5), value=st.sampled_from(["3", "=1+1", True, "4,5", None]))
    def people_correct_an_answer(self, row: int, value: Any) -> None:
        values = self._values(self._title())
        top = head_of(values)
        if top < row < len(values) and AFFECTED in values[top]:
            place = values[top].index(AFFECTED)
            self._edit({"do": "set_cell", "cell": f"{column_letters(place)}{row + 1}", "value": value})

    @rule(heading=st.sampled_from([HEADER[0], AFFECTED]))
    def people_rename_a_heading(self, heading: str) -> None:
        self._rename_heading(heading, f"{heading} (alt)")

    def _rename_heading(self, old: str, new: str) -> None:
        for number, row in enumerate(self._values(self._title())):
            if old in row:
                self._edit({"do": "set_cell", "cell": f"{column_letters(row.index(old))}{number + 1}", "value": new})
                return

    @precondition(lambda self: self.confirmed)
    @rule(place=st.integers(1, 5))
    def people_delete_a_row(self, place: int) -> None:
        title = self._title()
        values = self._values(title)
        top = head_of(values)
        if title and top < place < len(values) and HEADER[0] in values[top]:
            self.deleted_by_people |= set(map(str, values[place])) & set(self.confirmed)
            self._edit({"do": "delete_rows", "at": place})

    @rule(edit=st.sampled_from(["revoke_share", "trash_file", "protect", "limit_cells"]))
    def people_take_something_away(self, edit: str) -> None:
        self._edit({"do": edit})

    @rule()
    def people_put_everything_back(self) -> None:
        self._mend()

    @rule()
    def restart(self) -> None:
        self._start(patience=0.15)

    def _start(self, patience: float) -> None:
        if hasattr(self, "delivery"):
            self.delivery.close()
        sheet = Sheet(self.sheet.settings, timeout=(2.0, patience))
        self.delivery = Delivery(self.journal, sheet, clock=self.clock, dice=Even())

    @rule(milliseconds=st.integers(1, 80), office=st.integers(0, 2))
    def the_server_is_killed(self, milliseconds: int, office: int) -> None:
        self.delivery.close()
        self.offices_release(office, 2)
        worker = delivery_worker.start(self.database, self.sheet.secrets, steps=5)
        time.sleep(milliseconds / 1000)
        worker.kill()
        worker.join()
        self.restart()

    def teardown(self) -> None:
        if not hasattr(self, "journal"):
            return
        try:
            self.sheet.control("DELETE", "faults")
            self._mend()
            self._deliver_the_rest()
            self._pass(200)  # what Google carries out late has happened by now
            self._read_as_the_pages_do()
            self._deliver_the_rest()
            self._check()
        finally:
            self.delivery.close()
            self.journal.close()
            self.folder.cleanup()

    def _deliver_the_rest(self) -> None:
        self._start(patience=10.0)
        for _ in range(100):
            if not self.journal.count_waiting():
                return
            self._pass(self.delivery.step())
        raise AssertionError(f"{self.journal.count_waiting()} still wait: {self.journal.delivery_report()}")

    def _read_as_the_pages_do(self) -> None:
        """A deleted tab is noticed by whoever reads it; what was released is read whatever stands there."""
        sheet = Sheet(self.sheet.settings, timeout=(2.0, 10.0))
        below = read_sheet(self.journal, sheet, self.journal.rounds()[0].id).table.rows[1:]
        for release_id, text in self.confirmed.items():
            rows = [row for row in below if release_id in row]
            assert len(rows) == 1, release_id
            assert text in rows[0]

    def _check(self) -> None:
        released = {
            one.id: one.answers["why_affected"] for office in self.offices for one in self.journal.releases(office)
        }
        assert released == self.confirmed
        title = self._title()
        rows = self._values(title)
        top = head_of(rows) if rows else 0
        place, why = (rows[top].index(heading) for heading in (HEADER[0], WHY)) if self.confirmed else (0, 0)
        others = rows[:top] + rows[top + 1 :]  # who sorts the whole tab moves rows above the headings
        ours = [row for row in others if len(row) > place and row[place] in self.confirmed]
        counts = Counter(row[place] for row in ours)
        for release_id in self.confirmed:
            least = 0 if release_id in self.deleted_by_people else 1
            assert least <= counts[release_id] <= 1, (release_id, counts[release_id])
        for row in ours:
            assert row[why] == self.confirmed[row[place]]
        strangers = [
            row for row in others if row not in ours
        ]  # typed by people, perhaps with something in place of an id
        assert not any(PRIVATE in str(cell) for row in strangers for cell in row)

    def _pass(self, seconds: float) -> None:
        self.clock.go_on(seconds=seconds)
        self.sheet.control("POST", "clock", {"advance": seconds})

    def _title(self) -> str:
        """The round's tab, whatever it is called now."""
        file = self._file()
        known = self.journal.sheet_tab(self.journal.rounds()[0].id)
        titles = [tab.title for tab in file.tabs if known and tab.sheet_id == known.sheet_id]
        return titles[0] if titles else TAB if file.tab_by_title(TAB) else ""

    def _file(self) -> Any:
        world = self.sheet.server.world
        return world.files.get(self.sheet.settings.spreadsheet) or world.trash[self.sheet.settings.spreadsheet]

    def _values(self, title: str) -> list[list[str]]:
        return self.sheet.rows(title) if title else []

    def _edit(self, edit: dict[str, Any]) -> None:
        title = self._title()
        if title or edit["do"] in ("revoke_share", "trash_file", "restore_file", "limit_cells", "share"):
            self.sheet.control(
                "POST", "edit", {"tab": title or None, "spreadsheet": self.sheet.settings.spreadsheet} | edit
            )

    def _mend(self) -> None:
        self.sheet.control("POST", "settings", {"cell_limit": 10_000_000})
        if self.sheet.settings.spreadsheet in self.sheet.server.world.trash:
            self._edit({"do": "restore_file"})
        self._edit({"do": "share", "with": self.sheet.settings.address})
        self._edit({"do": "unprotect"})
        self._edit({"do": "clear_filter"})
        self._rename_heading(f"{HEADER[0]} (alt)", HEADER[0])


def renew_file(sheet: TeamSheet) -> None:
    """Give the sheet a new empty file under its old id, shared with the service account."""
    made = sheet.control("POST", "files", {"title": "Rückmeldungen", "share": {sheet.settings.address: "writer"}})
    world = sheet.server.world
    file = world.files.pop(made["id"])
    file.id = sheet.settings.spreadsheet
    world.files[file.id] = file


def head_of(rows: list[list[str]]) -> int:
    """Return the row of the headings, 0 if there is none."""
    return next((number for number, row in enumerate(rows) if HEADER[0] in row), 0)


@pytest.mark.timeout(0)
def test_what_was_confirmed_ends_in_the_sheet_once(tmp_path: Path) -> None:
    template = tmp_path / "template.sqlite"
    journal = Journal.open(f"sqlite:///{template}")
    journal.create_round(Meeting(authority="Landkreis Auental"), OFFICES)
    journal.close()
    with team_sheet(Clock()) as sheet, everything_logged() as log:
        DeliveryMachine.template, DeliveryMachine.sheet = template, sheet
        suppressed = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
        run_state_machine_as_test(
            DeliveryMachine,
            settings=settings(
                max_examples=EXAMPLES, stateful_step_count=25, deadline=None, suppress_health_check=suppressed
            ),
        )
        logged = log.getvalue()
        assert "HTTP/1.1" in logged  # debug level was on
        for secret in (PRIVATE, "ya29.", "eyJ", sheet.secrets["private_key"][60:100], sheet.secrets["private_key_id"]):
            assert secret not in logged
