"""The analysis as plain data for other programs: what `--json` writes (DESIGN, section 6).

Reads a finished Briefing and renames; computes nothing. Only types that JSON knows; every dict has a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from pipeline.briefing import Briefing
from pipeline.clean.cleaned import Row, ScaleValue
from pipeline.conclude.concluded import Agenda, Concluded, Decision, Statement
from pipeline.model import SCALES, Text
from pipeline.score.scored import (
    BodyCount,
    FieldCoverage,
    InterfaceEdge,
    NamedActor,
    Position,
    Response,
    ScaleSummary,
    Scored,
)

_ROBUST_PLACES = 5
_GROUPS = ("gestalten", "rueckendeckung", "einfluss", "anschluss")


def analysis(briefing: Briefing) -> dict[str, Any]:
    """Return everything that was read, scored and concluded, for every audience."""
    cleaned, scored = briefing.cleaned, briefing.scored
    return {
        "file": briefing.source,
        "as_of": briefing.as_of.isoformat(),
        "version": briefing.version,
        "invited": scored.response.invited,
        "header_row": cleaned.header_row,
        "column_mapping": dict(cleaned.column_mapping),
        "rows": [_row(row) for row in cleaned.rows],
        "final": _final(cleaned.answers),
        "responded": [position.office for position in scored.positions],
        "received_pending_review": {office: list(rows) for office, rows in cleaned.pending_review},
        "no_response": list(cleaned.no_response),
        "duplicates": [
            {"office_id": office, "rows": list(rows), "keep": keep} for office, rows, keep in cleaned.duplicates
        ],
        "unmatched_rows": list(cleaned.unmatched_rows),
        "flagged_values": [
            {"row": flagged.row, "office_id": flagged.office, "scale": flagged.scale, **_cell(flagged.value)}
            for flagged in scored.flagged
        ],
        "summary": {scale: _summary(scored.scales[scale]) for scale in SCALES},
        "scores": _scores(briefing),
        **_concluded(briefing.concluded),
    }


def _row(row: Row) -> dict[str, Any]:
    if row.kind != "response":
        return {"row": row.row, "kind": row.kind, "use": row.use}
    given = row.values  # noqa: PD011 -- a row of ours, not a frame
    entry = {
        "row": row.row,
        "kind": row.kind,
        "office_id": row.office,
        "office_match": row.office_match,
        "submitted_at": _moment(row.submitted_at),
        "values": {scale: {**_cell(value), "value": value.value, "status": value.status} for scale, value in given},
        "use": row.use,
    }
    further = {
        "superseded_by": row.superseded_by,
        "duplicate": row.duplicate,
        "review": row.note.de if row.note else "",
        "suggestion": list(row.candidates),
    }
    return entry | {key: value for key, value in further.items() if value}


def _moment(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _cell(value: ScaleValue) -> dict[str, Any]:
    return {"raw": value.raw, "code": value.code, "candidates": list(value.candidates)}


def _final(answers: pd.DataFrame) -> dict[str, dict[str, int | None]]:
    columns = ("row", *SCALES)
    return {
        str(office): {name: None if pd.isna(value) else int(value) for name, value in zip(columns, values, strict=True)}
        for office, *values in answers[list(columns)].itertuples()
    }


def _summary(scale: ScaleSummary) -> dict[str, Any]:
    return {"n": scale.n_valid, "median": scale.median, "counts": _counts(scale)}


def _counts(scale: ScaleSummary) -> dict[str, int]:
    return {str(value): count for value, count in enumerate(scale.counts)}


def _scores(briefing: Briefing) -> dict[str, Any]:
    scored = briefing.scored
    field_names = {field.code: field.name.de for field in briefing.questionnaire.fields}
    option_names = {option.code: option.label.de for option in briefing.questionnaire.contributions}
    not_invited = {office.key for office in briefing.offices if not office.invited} | {None}
    return {
        "note": f"Reference scores for {briefing.source or 'the answers'} according to scoring.md",
        "response": _response(scored.response),
        "scales": {scale: _scale(summary, scored.response) for scale, summary in scored.scales.items()},
        "offices": {position.office: _position(position) for position in scored.positions},
        **_position_lists(briefing),
        "fields": {field_names[field.field]: _field(field) for field in scored.fields},
        "interfaces": _interfaces(scored),
        "named_not_invited": _actors(a for a in scored.missing_actors if a.office in not_invited),
        "named_but_already_invited": _actors(a for a in scored.missing_actors if a.office not in not_invited),
        "bodies": {body.name: _votes(body) for body in scored.bodies},
        "joint_field": {field_names[code]: count for code, count in scored.joint_fields.items()},
        "contributions": {option_names[code]: count for code, count in scored.contributions.items()},
    }


def _response(response: Response) -> dict[str, Any]:
    rate = round(response.answered / response.invited, 4) if response.invited else None
    return {
        "invited": response.invited,
        "answered": response.answered,
        "rate": rate,
        "no_answer": list(response.no_answer),
    }


def _scale(scale: ScaleSummary, response: Response) -> dict[str, Any]:
    return {
        "n_valid": scale.n_valid,
        "missing_or_no_answer": response.invited - scale.n_valid,
        "counts": _counts(scale),
        "median": scale.median,
        "q1": scale.q1,
        "q3": scale.q3,
        "min": scale.lowest,
        "max": scale.highest,
        "count_ge4": scale.k4,
        "bounds_ge4_of_invited": list(scale.k4_bounds),
        "majority_of_answers": 2 * scale.k4 > scale.n_valid,
        "majority_of_invited_certain": 2 * scale.k4 > response.invited,
        "median_bounds": [sum(middle) / 2 for middle in scale.middle_bounds] if scale.middle_bounds else None,
        "low_le1": scale.low,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "affected": position.affected,
        "pressure": position.pressure,
        "influence": position.influence,
        "group": position.group,
        "near_threshold": _list(position.near_threshold),
        "need": position.need,
        "need_level": position.need_level,
        "rank_span": _list(position.rank_span),
        "gap": position.gap,
        "pressure_without_influence": position.pressure_without_influence,
    }


def _position_lists(briefing: Briefing) -> dict[str, Any]:
    positions = briefing.scored.positions
    short = {office.key: office.short for office in briefing.offices}
    spans = [(position, position.rank_span) for position in positions if position.rank_span]
    return {
        "groups": {group: [p.office for p in positions if p.group == group] for group in _GROUPS},
        "not_placed": [p.office for p in positions if p.group is None],
        "pressure_without_influence": [p.office for p in positions if p.pressure_without_influence],
        "pressure_without_influence_evaluable": sum(p.pressure_without_influence is not None for p in positions),
        "need_order": [
            {"office": p.office, "kurz": short[p.office], "need": p.need, "rank_span": list(span)}
            for p, span in sorted(spans, key=lambda entry: entry[1])
        ],
        "robust_top5": [p.office for p, (_, worst) in spans if worst <= _ROBUST_PLACES],
    }


def _field(field: FieldCoverage) -> dict[str, Any]:
    return {
        "lead": list(field.lead),
        "contrib": list(field.contributing),
        "touched": list(field.touched),
        "status": field.status,
    }


def _interfaces(scored: Scored) -> dict[str, Any]:
    listed: dict[str, int] = {}
    states: dict[str, int] = {}
    for edge in scored.edges:
        listed[edge.source] = listed.get(edge.source, 0) + 1
        states[edge.state] = states.get(edge.state, 0) + 1
    one_sided = [edge for edge in scored.edges if edge.checkable and not edge.returned]
    return {
        "edges": len(scored.edges),
        "indegree": dict(scored.indegree),
        "pairs": [
            {"a": pair.a, "b": pair.b, "a_says": pair.a_says, "b_says": pair.b_says, "type": pair.type}
            for pair in scored.pairs
        ],
        "one_sided": [{**_edge(edge), "b_listed": listed.get(edge.target, 0)} for edge in one_sided],
        "not_checkable": [_edge(edge) for edge in scored.edges if not edge.checkable],
        "states": {state: count for state, count in states.items() if state},
    }


def _edge(edge: InterfaceEdge) -> dict[str, str]:
    return {"a": edge.source, "b": edge.target, "a_says": edge.state}


def _actors(actors: Iterable[NamedActor]) -> dict[str, list[str]]:
    return {actor.name: list(actor.named_by) for actor in actors}


def _votes(body: BodyCount) -> dict[str, int]:
    votes = {"ja": body.yes, "unklar": body.unclear, "nein": body.no}
    return {vote: count for vote, count in votes.items() if count}


def _concluded(concluded: Concluded) -> dict[str, Any]:
    lines = (*((line, True) for line in concluded.decisions), *((line, False) for line in concluded.further_decisions))
    return {
        "statements": [_statement(statement) for statement in concluded.statements],
        "page_one": [
            {"id": chosen.statement.id, "section": chosen.section, **_text(chosen.text)}
            for chosen in concluded.page_one
        ],
        "decisions": [_decision(line, on_page_one=first) for line, first in lines],
        "agenda": _agenda(concluded.agenda),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        **_text(statement.text),
        "audience": statement.audience,
        "section": statement.section,
        "offices": list(statement.offices),
        "subject": statement.subject,
        "facts": dict(statement.facts),
    }


def _decision(line: Decision, *, on_page_one: bool) -> dict[str, Any]:
    return {
        "id": line.id,
        "question": _text(line.question),
        "proposal": _text(line.proposal),
        "page_one": on_page_one,
    }


def _agenda(agenda: Agenda) -> dict[str, Any]:
    return {
        "total": agenda.total,
        "items": [{"number": item.number, **_text(item.title), "minutes": item.minutes} for item in agenda.items],
        "speaking_order": list(agenda.speaking_order),
    }


def _text(text: Text) -> dict[str, str]:
    return {"de": text.de, "en": text.en}


def _list(values: Iterable[Any] | None) -> list[Any] | None:
    return None if values is None else list(values)
