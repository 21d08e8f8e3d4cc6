"""What every generated text must keep to, whatever the answers (scoring.md, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.conclude.concluded import Concluded
from pipeline.model import Text

FORBIDDEN = re.compile(
    r"signifikan|repräsentativ|ranking|\bNoten?\b|\bSieger|\bVerlierer|Blockierer|uneinig|Durchschnitt"
    r"|die Verwaltung meint|\bobjektiv|significant|representative|\bblocker|\baverage|disagreement",
    re.IGNORECASE,
)
# "1 von 21 Stellen" and "1 of 21 offices" are right: the noun belongs to the 21.
WRONG_NUMBER = re.compile(
    r"(?<!von )\b1 (Stellen|Angaben|Antworten|offices|values|answers)\b"
    r"|\bvon 1 (\w+ )?Stellen|\bof 1 (\w+ )?offices"
    r"|\b1 von \d+ Stellen wählen|\b1 of \d+ offices choose\b"
)


def texts(concluded: Concluded) -> Iterator[Text]:
    """Every text that concluding has made."""
    yield from (said.text for said in concluded.statements)
    yield from (chosen.text for chosen in concluded.page_one)
    for line in (*concluded.decisions, *concluded.further_decisions):
        yield from (line.question, line.proposal)
    for item in concluded.agenda.items:
        yield from (item.title, *item.details)
    yield from (*concluded.agenda.notes, *concluded.agenda.record, *concluded.occasion)
    for step in concluded.next_steps:
        yield from (step.what, step.who, step.until)
