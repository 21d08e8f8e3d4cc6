"""The example county as it stands in examples/auental, read plainly, without the product's own readers."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import Meeting, Office, RawTable

_ROOT = Path(__file__).parents[1]
MEETING = Meeting(time_zone="Europe/Berlin")


@cache
def offices() -> tuple[Office, ...]:
    with (_ROOT / "examples/auental/auental_roster.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_office(row) for row in csv.DictReader(file))


def _office(row: dict[str, str]) -> Office:
    return Office(
        key=row["stellen_id"],
        short=row["kurz"],
        label=row["kurzname"],
        name=row["stelle"],
        head=row["leitung"],
        level=row["ebene"],
        aliases=tuple(filter(None, row["aliase"].split("|"))),
        expected_fields=tuple(filter(None, row["moegliche_federfuehrung"].split("|"))),
        invited=row["eingeladen"] == "ja",
    )


@cache
def table_of(name: str) -> RawTable:
    with (_ROOT / f"examples/auental/{name}").open(encoding="utf-8", newline="") as file:
        return RawTable(name, tuple(tuple(row) for row in csv.reader(file)))


@cache
def expected(name: str) -> Any:
    return json.loads((_ROOT / f"tests/expected/{name}").read_text(encoding="utf-8"))
