"""All statements that the data allow, in reading order; summaries are left out where the response is too small."""

from __future__ import annotations

from itertools import chain

from pipeline.conclude.case import Case
from pipeline.conclude.concluded import Statement
from pipeline.conclude.rules.actors import external, missing
from pipeline.conclude.rules.bodies import bodies
from pipeline.conclude.rules.contributions import contributions, topics
from pipeline.conclude.rules.data import data
from pipeline.conclude.rules.fields import fields
from pipeline.conclude.rules.interfaces import interfaces
from pipeline.conclude.rules.positions import positions
from pipeline.conclude.rules.response import response
from pipeline.conclude.rules.scales import scales

SECTIONS = (
    response, data, scales, positions, fields, interfaces, bodies, missing, external, contributions, topics,
)  # fmt: skip
# Rule R4: below five answers or below half nothing may be said that sums up all offices. Facts about single
# offices and pairs stay.
SUMMARIES = frozenset({
    "S1", "S2a", "S2b", "S2c", "S3", "S4", "S5", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8",
    "F1", "F1a", "F3", "I1", "I6", "G2", "M4", "X2", "C2", "T1", "T2", "T3",
})  # fmt: skip


def statements(case: Case) -> tuple[Statement, ...]:
    """Return every statement that may be made, for all audiences (scoring.md, section 5)."""
    stated = chain.from_iterable(section(case) for section in SECTIONS)
    return tuple(said for said in stated if case.response.suffices or said.id not in SUMMARIES)
