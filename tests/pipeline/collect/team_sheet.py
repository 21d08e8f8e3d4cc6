"""The team's sheet in tests: a Sheets server over HTTP, a journal that delivers to it, and a clock that both obey."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings
from tests.pipeline.collect.conftest import Clock
from tests.sheets_server.http_server import Server, running

FORM = {"language": "de", "form_version": "1.0"}
TAB = "Antworten"


class Even:
    """Dice without chance: waits are what the code says."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


@dataclass
class TeamSheet:
    """One spreadsheet on a running server, shared with a throw-away service account."""

    server: Server
    secrets: dict[str, Any]
    settings: SheetSettings
    clock: Clock
    deliveries: list[Delivery] = field(default_factory=list)
    hand: requests.Session = field(default_factory=requests.Session)  # what people do to the sheet goes over it

    def control(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.hand.request(method, f"{self.server.world.base_url}/_{path}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def fault(self, name: str, **more: Any) -> None:
        self.control("POST", "faults", {"fault": name} | more)

    def edit(self, do: str, **more: Any) -> None:
        self.control("POST", "edit", {"do": do, "tab": TAB} | more)

    def rows(self, tab: str = TAB) -> list[list[str]]:
        return self.control("GET", f"sheet?id={self.settings.spreadsheet}&tab={tab}")["values"]

    def column(self, heading: str, tab: str = TAB) -> list[str]:
        """What stands below a heading, wherever the column is."""
        top, *below = self.rows(tab)
        place = top.index(heading)
        return [row[place] if place < len(row) else "" for row in below]

    def ids(self, tab: str = TAB) -> list[str]:
        return [cell for cell in self.column(HEADER[0], tab) if cell]

    def calls(self) -> dict[str, Any]:
        return self.control("GET", "calls")

    def delivery(self, journal: Journal, *, timeout: tuple[float, float] = (2.0, 2.0)) -> Delivery:
        made = Delivery(journal, Sheet(self.settings, timeout=timeout), clock=self.clock, dice=Even())
        self.deliveries.append(made)
        return made

    def run(self, delivery: Delivery, journal: Journal, *, minutes: float = 60.0) -> float:
        """Step until nothing waits any more, at most so long on the clock; return the seconds that passed there."""
        passed = 0.0
        while journal.count_waiting() and passed < minutes * 60:
            pause = delivery.step()
            self.clock.go_on(seconds=pause)
            self.control("POST", "clock", {"advance": pause})
            passed += pause
        return passed


@contextmanager
def team_sheet(clock: Clock) -> Iterator[TeamSheet]:
    with running() as server:
        base = server.world.base_url
        key = requests.post(f"{base}/_accounts", json={"client_email": "app@throw-away.example"}, timeout=10).json()
        wanted = {"title": "Rückmeldungen", "share": {"app@throw-away.example": "writer"}}
        made = requests.post(f"{base}/_files", json=wanted, timeout=10).json()
        secrets = {**key, "spreadsheet": made["id"], "api_base_url": base}
        sheet = TeamSheet(server, secrets, sheet_settings(secrets), clock)
        yield sheet
        for delivery in sheet.deliveries:
            delivery.close()
        sheet.hand.close()


def write_secrets(folder: Path, secrets: Mapping[str, Any], store: str = "sheet") -> None:
    """Write the file that the app and the command line read, as a person would; an entry of None is left out."""
    lines = [f'store = "{store}"', "[connections.gsheets]"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in secrets.items() if value is not None]
    (folder / ".streamlit").mkdir(exist_ok=True)
    (folder / ".streamlit" / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")


def release(journal: Journal, office_id: str, **answers: Any) -> str:
    """Release answers as the office's next version and return its id."""
    latest = journal.latest_release(office_id)
    return journal.release(office_id, answers, **FORM, base_version=latest.version if latest else 0).id
