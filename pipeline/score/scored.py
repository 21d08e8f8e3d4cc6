"""What scoring returns: every quantity of scoring.md, sections 2 and 4, each with its n."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Scale

Group = Literal["gestalten", "rueckendeckung", "einfluss", "anschluss"]
Level = Literal["hoch", "mittel", "niedrig"]


@dataclass(frozen=True)
class Response:
    """How many of the invited offices answered."""

    invited: int  # N
    answered: int  # n
    no_answer: tuple[str, ...]  # keys, roster order


@dataclass(frozen=True)
class ScaleSummary:
    """One scale over all invited offices; ordinal statistics only."""

    n_valid: int
    counts: tuple[int, ...]  # of 0 … 5
    cannot_assess: int  # answered, but no value on this scale (cannot assess, blank or flagged)
    no_answer: int
    median: float | None
    lowest: int | None
    highest: int | None
    q1: int | None
    q3: int | None
    k4: int  # values 4 or 5
    low: int  # values 0 or 1
    k4_bounds: tuple[int, int]  # of all invited
    median_bounds: tuple[float, float] | None


@dataclass(frozen=True)
class Position:
    """Where one office stands; None = not computable."""

    office: str
    affected: int | None
    pressure: int | None
    influence: int | None
    group: Group | None
    near_threshold: tuple[Scale, ...] | None
    need: float | None  # only to sort; never printed
    need_level: Level | None
    rank_span: tuple[int, int] | None
    gap: int | None
    pressure_without_influence: bool | None


@dataclass(frozen=True)
class FieldCoverage:
    """Who leads, contributes to or touches one field of action."""

    field: str  # code
    lead: tuple[str, ...]
    contributing: tuple[str, ...]
    touched: tuple[str, ...]
    expected_lead: tuple[str, ...]  # offices without an answer that the roster expects to lead

    @property
    def status(self) -> Literal["gap", "single", "multiple"]:
        """No lead, exactly one, or several."""
        return ("gap", "single", "multiple")[min(len(self.lead), 2)]  # type: ignore[return-value]


@dataclass(frozen=True)
class InterfacePair:
    """Two offices that named each other."""

    a: str
    b: str
    a_says: str
    b_says: str
    type: Literal["mutual", "both_negative", "diverging"]


@dataclass(frozen=True)
class InterfaceEdge:
    """One naming of an interface on the roster."""

    source: str
    target: str
    state: str
    checkable: bool  # the other side answered
    returned: bool  # … and named back


@dataclass(frozen=True)
class NamedActor:
    """An actor that offices named as missing, or as an expert from outside."""

    name: str
    named_by: tuple[str, ...]
    office: str | None = None  # key, if it is on the roster


@dataclass(frozen=True)
class BodyCount:
    """An existing body with the votes on its suitability."""

    name: str
    named_by: tuple[str, ...]
    yes: int
    unclear: int
    no: int


@dataclass(frozen=True)
class Scored:
    """All quantities; offices always in roster order."""

    response: Response
    scales: Mapping[Scale, ScaleSummary]
    positions: tuple[Position, ...]  # offices that answered
    fields: tuple[FieldCoverage, ...]  # all fields of the questionnaire, in its order
    edges: tuple[InterfaceEdge, ...]
    pairs: tuple[InterfacePair, ...]
    indegree: Mapping[str, int]
    missing_actors: tuple[NamedActor, ...]
    external_experts: tuple[NamedActor, ...]
    bodies: tuple[BodyCount, ...]
    contributions: Mapping[str, int]  # code of the option (or free text) -> offices
    joint_fields: Mapping[str, int]  # field code -> offices
    median_split_changes: int | None  # offices that a split at the median would place differently
