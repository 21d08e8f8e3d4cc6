"""The proposed agenda: items, minutes and what belongs to each (briefing.md, section 3). Wording in `agenda.toml`.

The planned total never exceeds 105 of 120 minutes. An item without anything to deal with is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.conclude.case import Case
from pipeline.conclude.concluded import Agenda, AgendaItem, Statement
from pipeline.conclude.speaking_order import TABLES, speaking_order, tables
from pipeline.conclude.wording import Value, fill, join, quoted
from pipeline.language import listing
from pipeline.model import Text

_FILE = Path(__file__).parent / "agenda.toml"
MOST_MINUTES = 105
MOST_SPEAKERS = 30  # beyond, the round is held in parallel
_ROUND_AT_MOST = 45
_GALLERY_WALK = 10  # after the parallel round
_PARALLEL_ROUND_AT_MOST = 30  # with everything else shortened, 75 minutes are left to the other items
_PER_ITEM = 5
_READ_OUT = 3  # expectations
_AGREEMENTS = 15  # with what is open from before, so that the total stays what it is


@dataclass(frozen=True)
class Lengths:
    """What can be shortened; ranges start at their upper end."""

    overall: int = 20  # minutes
    missing: int = 10  # minutes
    fields: int = 4  # items
    pairs: int = 3  # items
    per_office: int = 80  # seconds


_SHORTENED: tuple[dict[str, int], ...] = (  # in this order, until the total fits
    {"overall": 15, "missing": 5},
    {"fields": 3},
    {"pairs": 2},
    {"per_office": 60},
    {"fields": 2},
    {"pairs": 1},
)


@dataclass(frozen=True)
class Topics:
    """What there is to deal with."""

    speakers: int  # N: silent offices speak too
    fields: tuple[Statement, ...]  # F1, then F3, then F2, each in the order of the fields
    pairs: tuple[Statement, ...]  # I2, then I3
    open_agreements: tuple[str, ...] = ()  # from earlier meetings


def agenda(case: Case, stated: Mapping[str, Sequence[Statement]], open_agreements: tuple[str, ...] = ()) -> Agenda:
    """Propose the agenda; `stated` holds the statements by rule. What is open from before gets an item of its own."""
    topics = Topics(
        speakers=case.response.invited,
        fields=tuple(said for rule in ("F1", "F3", "F2") for said in stated.get(rule, ()) if said.subject),
        pairs=(*stated.get("I2", ()), *stated.get("I3", ())),
        open_agreements=open_agreements,
    )
    lengths = fitting(topics)
    planned = {name: minutes for name, minutes in minutes_of(topics, lengths).items() if minutes}
    details = _details(case, stated, topics, lengths)
    order = speaking_order(case)
    return Agenda(
        items=tuple(
            AgendaItem(number, _text("item", name), minutes, details.get(name, ()))
            for number, (name, minutes) in enumerate(planned.items(), 1)
        ),
        total=sum(planned.values()),
        speaking_order=order,
        notes=(_text("note", "reserve", minuten=sum(planned.values())), _text("note", "deputy")),
        tables=tables(order) if topics.speakers > MOST_SPEAKERS else (),
        record=record_headings(),
        seconds_per_office=lengths.per_office,
    )


def record_headings() -> tuple[Text, ...]:
    """Return the headings of the record: what, who leads, with whom, by when, how known."""
    return tuple(_text("record", name) for name in _templates()["record"])


def fitting(topics: Topics) -> Lengths:
    """Shorten step by step until the total fits."""
    lengths = Lengths()
    for step in _SHORTENED:
        if sum(minutes_of(topics, lengths).values()) <= MOST_MINUTES:
            break
        lengths = replace(lengths, **step)
    return lengths


def minutes_of(topics: Topics, lengths: Lengths) -> dict[str, int]:
    """Return the minutes of every item in the order of the agenda; 0 = nothing to deal with."""
    return {
        "welcome": 5,
        "aim": 5,
        **({"previous": _PER_ITEM} if topics.open_agreements else {}),
        "round": _round_minutes(topics.speakers, lengths.per_office),
        "overall": lengths.overall,
        "fields": _PER_ITEM * min(len(topics.fields), lengths.fields),
        "interfaces": _PER_ITEM * min(len(topics.pairs), lengths.pairs),
        "framework": 10,
        "missing": lengths.missing,
        "agreements": _AGREEMENTS - (_PER_ITEM if topics.open_agreements else 0),
        "close": 5,
    }


def _round_minutes(speakers: int, seconds: int) -> int:
    if speakers <= MOST_SPEAKERS:
        return min(_ROUND_AT_MOST, _half_up(speakers * seconds, 60))
    longest_table = -(-speakers // TABLES)
    return min(_PARALLEL_ROUND_AT_MOST, _GALLERY_WALK + _half_up(longest_table * seconds, 60))


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _details(
    case: Case, stated: Mapping[str, Sequence[Statement]], topics: Topics, lengths: Lengths
) -> dict[str, tuple[Text, ...]]:
    """Return what belongs to each item; nothing here says more than the statements that all may read."""
    return {
        "aim": _expectations(case),
        "previous": tuple(Text(said, said) for said in topics.open_agreements),
        "round": _round_details(topics, lengths),
        "overall": tuple(_text("detail", name) for name in ("surprise", "pressure", "double")),
        "fields": _first_ones([_field(case, said) for said in topics.fields], lengths.fields),
        "interfaces": _first_ones([_pair(case, said) for said in topics.pairs], lengths.pairs),
        "framework": (*_suitable_bodies(stated), *_texts(stated, "G2")),
        "missing": (*_often_missed(stated), *_texts(stated, "M4", "X1", "X2")),
        "agreements": _texts(stated, "T1", "T2", "T3", "C1"),
    }


def _expectations(case: Case) -> tuple[Text, ...]:
    """Return how many of the expectations are read out: none where nobody stated one, all where there are few."""
    stated = sum(bool(text) for text in case.answers["expectation"])
    if not stated:
        return ()
    return (_text("detail", "expectations" if stated > _READ_OUT else "few_expectations"),)


def _round_details(topics: Topics, lengths: Lengths) -> tuple[Text, ...]:
    parallel = (_text("detail", "parallel"),) if topics.speakers > MOST_SPEAKERS else ()
    how = _text("detail", "seconds", sekunden=lengths.per_office)
    return (*parallel, how, _text("detail", "order"), _text("detail", "silent"))


def _first_ones(items: list[Text], dealt_with: int) -> tuple[Text, ...]:
    """Keep what is dealt with, and name the rest for the second meeting."""
    rest = items[dealt_with:]
    later = (_text("detail", "second_meeting", liste=join(map(quoted, rest))),) if rest else ()
    return (*items[:dealt_with], *later)


def _field(case: Case, said: Statement) -> Text:
    return _text("detail", said.id, feld=case.field_name(said.subject))


def _pair(case: Case, said: Statement) -> Text:
    a, b = said.offices
    return _text("detail", "pair", a=case.label(a), b=case.label(b))


def _suitable_bodies(stated: Mapping[str, Sequence[Statement]]) -> tuple[Text, ...]:
    votes = {said.subject: dict(said.facts)["j"] for said in stated.get("G1", ())}
    listed = listing(f"{name} ({count})" for name, count in votes.items() if count)
    return (_text("detail", "suitable", liste=listed),) if listed else ()


def _often_missed(stated: Mapping[str, Sequence[Statement]]) -> tuple[Text, ...]:
    """Name the actors of M1; the sentence of M1s stands on page 1 alone."""
    listed = listing(f"{said.subject} ({dict(said.facts)['k']})" for said in stated.get("M1", ()))
    return (_text("detail", "missed", liste=listed),) if listed else ()


def _texts(stated: Mapping[str, Sequence[Statement]], *rules: str) -> tuple[Text, ...]:
    return tuple(said.text for rule in rules for said in stated.get(rule, ()))


def _text(part: str, name: str, **values: Value) -> Text:
    return fill(Text(**_templates()[part][name]), values)


@cache
def _templates() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
