"""What a statement rests on: whose answers to which questions. For the desk, where every sentence can be checked.

States nothing and counts nothing; each rule of scoring.md, section 5, has its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.clean.cleaned import Cleaned
from pipeline.conclude.concluded import Statement
from pipeline.score.scored import Scored

_BOTH = ("affected", "influence")  # place on the map
_NEED = ("affected", "pressure")
_REASONED = ("affected", "why_affected", "pressure", "pressure_reason", "influence", "influence_basis")


@dataclass(frozen=True)
class Evidence:
    """Offices that answered, in roster order, and the keys of the questions; both empty if no answer is behind it."""

    offices: tuple[str, ...]
    questions: tuple[str, ...]


def evidence(said: Statement, scored: Scored, cleaned: Cleaned) -> Evidence:
    """Return the answers that a statement was made from."""
    basis = BASES[said.id]
    questions = basis.questions or ((said.subject,) if said.subject in cleaned.answers.columns else ())
    found = set(basis.offices(said, scored, cleaned))
    return Evidence(tuple(str(key) for key in cleaned.answers.index if key in found), tuple(questions))


_Offices = Callable[[Statement, Scored, Cleaned], Iterable[str]]


class Basis(NamedTuple):
    """Whose answers, to which questions; without a question the scale that the statement is about."""

    offices: _Offices
    questions: Sequence[str] = ()


def _nobody(_said: Statement, _scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return ()


def _spoken_of(said: Statement, _scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return said.offices


def _flagged(_said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return {one.office for one in scored.flagged}


def _clarified(_said: Statement, _scored: Scored, cleaned: Cleaned) -> Iterable[str]:
    return {entry.office for entry in cleaned.log if entry.kind == "clarified" and entry.office}


def _with_value(said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [one.office for one in scored.positions if getattr(one, said.subject) is not None]


def _with_both_needs(_said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [one.office for one in scored.positions if one.affected is not None and one.pressure is not None]


def _in_field(said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    field = next((field for field in scored.fields if field.field == said.subject), None)
    return (*field.lead, *field.contributing, *field.touched) if field else ()


def _naming_them(said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [edge.source for edge in scored.edges if edge.target in said.offices]


def _naming_anybody(_said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [edge.source for edge in scored.edges]


def _naming_bodies(said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [key for body in scored.bodies if said.subject in ("", body.name) for key in body.named_by]


def _proposing_experts(_said: Statement, scored: Scored, _cleaned: Cleaned) -> Iterable[str]:
    return [key for expert in scored.external_experts for key in expert.named_by]


def _answering(column: str) -> _Offices:
    """Return who answered a question."""

    def offices(_said: Statement, _scored: Scored, cleaned: Cleaned) -> Iterable[str]:
        answers = cleaned.answers[column]
        return [str(key) for key, answer in answers.items() if answer]

    return offices


BASES: Mapping[str, Basis] = {
    **dict.fromkeys(("R1", "R2", "R3", "R4", "R5", "D3"), Basis(_nobody)),
    "R6": Basis(_naming_them, ("interfaces",)),
    "D1": Basis(_flagged, ("affected", "pressure", "influence")),
    "D2": Basis(_spoken_of, ("affected", "pressure", "influence")),
    "D4": Basis(_spoken_of),
    "D5": Basis(_clarified, ("affected", "pressure", "influence")),
    **dict.fromkeys(("S1", "S2a", "S2b", "S2c", "S3", "S4"), Basis(_with_value)),
    "S5": Basis(_with_both_needs, _NEED),
    **dict.fromkeys(("P1", "P2", "P3", "P4", "P6"), Basis(_spoken_of, _BOTH)),
    "P5": Basis(_spoken_of, ("pressure", "influence")),
    "P5a": Basis(_spoken_of, ("pressure", "influence", "pressure_reason")),
    **dict.fromkeys(("P7", "P8"), Basis(_with_both_needs, _NEED)),
    "P9": Basis(_spoken_of, _REASONED),
    **dict.fromkeys(("F1", "F1a", "F2", "F3"), Basis(_in_field, ("fields",))),
    **dict.fromkeys(("I1", "I5"), Basis(_naming_them, ("interfaces",))),
    **dict.fromkeys(("I2", "I3", "I4"), Basis(_spoken_of, ("interfaces", "interface_issue"))),
    "I6": Basis(_naming_anybody, ("interfaces",)),
    **dict.fromkeys(("G1", "G2"), Basis(_naming_bodies, ("bodies",))),
    **dict.fromkeys(("M1", "M1s", "M2", "M3"), Basis(_spoken_of, ("missing_actors",))),
    "M4": Basis(_nobody, ("missing_actors",)),
    "X1": Basis(_proposing_experts, ("external_experts",)),
    "X2": Basis(_nobody, ("external_experts",)),
    **dict.fromkeys(("C1", "C2"), Basis(_answering("contribution"), ("contribution",))),
    **dict.fromkeys(("T1", "T2", "T3"), Basis(_answering("joint_field"), ("joint_field",))),
}
