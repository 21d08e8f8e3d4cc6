"""Who was invited, who answered, and of whom nothing came in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.clean.cleaned import Cleaned
from pipeline.model import Office
from pipeline.score.scored import Response


def counted_answers(cleaned: Cleaned, offices: Sequence[Office]) -> pd.DataFrame:
    """Return the answers of invited offices in roster order: N and n speak of the same offices."""
    answers = cleaned.answers
    return answers.loc[[office.key for office in offices if office.invited and office.key in answers.index]]


def response_of(answers: pd.DataFrame, cleaned: Cleaned, offices: Sequence[Office]) -> Response:
    """Count the response; whose answer waits for a person is neither counted nor called silent."""
    unheard = [office.key for office in offices if office.invited and office.key not in answers.index]
    pending = {office for office, _ in cleaned.pending_review}
    return Response(
        invited=len(answers) + len(unheard),
        answered=len(answers),
        no_answer=tuple(office for office in unheard if office not in pending),
        pending=tuple(office for office in unheard if office in pending),
    )
