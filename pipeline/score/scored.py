"""What scoring returns: every quantity of scoring.md, sections 2 and 4, each with its n."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.clean.cleaned import ScaleValue
from pipeline.model import Scale

Group = Literal["gestalten", "rueckendeckung", "einfluss", "anschluss"]
Level = Literal["hoch", "mittel", "niedrig"]
PairType = Literal["mutual", "both_negative", "diverging"]

# Below these numbers of values the quantity is not shown (scoring.md, section 2, column "Shown when").
MINIMUM_FOR_SUMMARY = 5
MINIMUM_FOR_SPREAD = 8


def suffices(answered: int, invited: int) -> bool:
    """Whether so many answers allow an overall picture (rule R4; exactly half suffices)."""
    return answered >= MINIMUM_FOR_SUMMARY and 2 * answered >= invited


@dataclass(frozen=True)
class Response:
    """How many of the invited offices answered."""

    invited: int  # N
    answered: int  # n
    no_answer: tuple[str, ...]  # keys, roster order: nothing came in
    pending: tuple[str, ...] = ()  # something came in, but a person must look at it first; not counted

    @property
    def suffices(self) -> bool:
        """Whether the response allows an overall picture; if not, rule R4 suppresses every summary."""
        return suffices(self.answered, self.invited)

    @property
    def percent(self) -> int | None:
        """Return the response in whole percent, rounded half up; None if nobody is invited."""
        return (200 * self.answered + self.invited) // (2 * self.invited) if self.invited else None


@dataclass(frozen=True)
class ScaleSummary:
    """One scale over all invited offices; ordinal statistics only."""

    n_valid: int
    counts: tuple[int, ...]  # of 0 … 5
    cannot_assess: int  # answered, but no value on this scale (cannot assess, blank or flagged)
    no_answer: int
    middle: tuple[int, int] | None  # the two middle values; the same value twice if there is one in the middle
    lowest: int | None
    highest: int | None
    q1: int | None
    q3: int | None
    k4: int  # values 4 or 5
    low: int  # values 0 or 1
    k4_bounds: tuple[int, int]  # of all invited
    middle_bounds: tuple[tuple[int, int], tuple[int, int]] | None  # middle with all missing at 0, and at 5

    @property
    def median(self) -> float | None:
        """Return the median as a number for machines; people read `pipeline.language.median_in_words`."""
        return None if self.middle is None else sum(self.middle) / 2

    @property
    def shows_median(self) -> bool:
        """Whether median and number of high values may be shown."""
        return self.n_valid >= MINIMUM_FOR_SUMMARY

    @property
    def shows_spread(self) -> bool:
        """Whether lowest, highest and middle half may be shown."""
        return self.n_valid >= MINIMUM_FOR_SPREAD


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
    type: PairType


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

    name: str  # the official one, if it is on the roster; else the most complete spelling
    named_by: tuple[str, ...]
    office: str | None = None  # key, if it is on the roster
    spellings: tuple[str, ...] = ()  # as typed, if they differ


@dataclass(frozen=True)
class BodyCount:
    """An existing body with the votes on its suitability."""

    name: str
    named_by: tuple[str, ...]
    yes: int
    unclear: int
    no: int


@dataclass(frozen=True)
class FlaggedValue:
    """A scale cell that was not counted because nobody can say for sure what it means."""

    row: int
    office: str
    scale: Scale
    value: ScaleValue


@dataclass(frozen=True)
class Scored:
    """All quantities; offices always in roster order."""

    response: Response
    scales: Mapping[Scale, ScaleSummary]
    positions: tuple[Position, ...]  # offices that answered
    fields: tuple[FieldCoverage, ...]  # all active fields, in the order of the questionnaire
    edges: tuple[InterfaceEdge, ...]
    pairs: tuple[InterfacePair, ...]
    indegree: Mapping[str, int]
    missing_actors: tuple[NamedActor, ...]
    external_experts: tuple[NamedActor, ...]
    bodies: tuple[BodyCount, ...]
    contributions: Mapping[str, int]  # code of the option -> offices, by count, then order of the options
    joint_fields: Mapping[str, int]  # field code -> offices, by count, then order of the fields
    median_split_changes: int | None  # offices that a split at the median would place differently
    flagged: tuple[FlaggedValue, ...] = ()  # in rows that count or wait for a person

    @property
    def shows_rank_spans(self) -> bool:
        """Whether rank spans may be shown: enough offices have affectedness and pressure."""
        return sum(one.rank_span is not None for one in self.positions) >= MINIMUM_FOR_SUMMARY
