"""Decisions E1–E8 for the leadership: which of them are asked, and with which proposal.

One function a decision; wording in `decisions.toml` (briefing.md, section 1). A decision rests on statements that
are made: where R4 suppresses a summary, its decision is not asked either.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.clean.text import folded
from pipeline.conclude.case import Case
from pipeline.conclude.concluded import Decision, Statement
from pipeline.conclude.wording import Value, fill
from pipeline.language import listing
from pipeline.model import Meeting, Text

_FILE = Path(__file__).parent / "decisions.toml"
_ON_PAGE_ONE = 5
_TO_FIRST_MEETING = 3  # namings from which a missing actor is proposed for the first meeting
_SUITABLE = 2  # votes from which a body is proposed


@dataclass(frozen=True)
class Basis:
    """What a decision may rest on."""

    case: Case
    meeting: Meeting
    stated: Mapping[str, Sequence[Statement]]  # by rule


Proposal = Mapping[str, Value] | None  # what its placeholders stand for; None = the decision is not asked


def decisions(basis: Basis) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Return the decisions of page 1, at most five, and the further ones."""
    asked = [(id_, values) for id_, rule in _PAGE_ORDER.items() if (values := rule(basis)) is not None]
    lines = tuple(_decision(id_, values) for id_, values in asked)
    return lines[:_ON_PAGE_ONE], lines[_ON_PAGE_ONE:]


def e1(basis: Basis) -> Proposal:
    """Mandate and working time of the coordination: always."""
    return {"anteil": basis.meeting.coordination_share, "koordination": basis.meeting.coordination}


def e2(basis: Basis) -> Proposal:
    """Opening in person: only if the setup says that it is undecided."""
    return {} if basis.meeting.opening_undecided else None


def e3(basis: Basis) -> Proposal:
    """Approaching silent offices: first those of the own administration that others named most often."""
    if "R2" not in basis.stated:
        return None
    called_for = sorted(basis.stated.get("R6", ()), key=lambda said: -dict(said.facts)["k"])
    own = [said.subject for said in called_for if basis.case.offices[said.subject].own_administration]
    return {"liste": basis.case.labels(own)}


def e4(basis: Basis) -> Proposal:
    """Inviting actors that several offices miss."""
    if "M1" not in basis.stated:
        return None
    counts = {said.subject: dict(said.facts)["k"] for said in basis.stated["M1"]}
    first = [name for name, count in counts.items() if count >= _TO_FIRST_MEETING]
    later = [name for name in counts if name not in first]
    return {
        "zuerst": listing(first),
        "spaeter": listing(later),
        "trenner": "; " if first and later else "",
    }


def e5(basis: Basis) -> Proposal:
    """Lead roles in fields that nobody leads."""
    return {} if "F1" in basis.stated else None


def e6(basis: Basis) -> Proposal:
    """An existing body or a new group: if a body is called suitable twice, or none at all."""
    votes = {said.subject: dict(said.facts)["j"] for said in basis.stated.get("G1", ())}
    most = max(votes.values(), default=0)
    if most >= _SUITABLE:
        return {"gremium": listing(sorted((name for name, count in votes.items() if count == most), key=folded))}
    return {"gremium": ""} if "G2" in basis.stated else None


def e7(basis: Basis) -> Proposal:
    """What the group may decide itself: if offices are under pressure without influence."""
    return {} if "P5" in basis.stated else None


def e8(_: Basis) -> Proposal:
    """Who is informed: always."""
    return {}


_PAGE_ORDER: dict[str, Callable[[Basis], Proposal]] = {
    "E2": e2, "E1": e1, "E3": e3, "E4": e4, "E5": e5, "E7": e7, "E6": e6, "E8": e8,
}  # fmt: skip


def _decision(id_: str, values: Mapping[str, Value]) -> Decision:
    template = _templates()[id_]
    return Decision(id_, question=fill(template["question"], values), proposal=fill(template["proposal"], values))


@cache
def _templates() -> dict[str, dict[str, Text]]:
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {id_: {part: Text(**texts) for part, texts in entry.items()} for id_, entry in content.items()}
