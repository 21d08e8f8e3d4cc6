"""Makes whole briefings for tests by number: as many offices as wanted, with texts that try to do harm if wanted."""

from __future__ import annotations

import random
from collections.abc import Sequence

from pipeline.briefing import Briefing
from pipeline.clean.cleaned import LogEntry
from pipeline.model import SCALES, Meeting, Office, Text
from pipeline.questionnaire.loader import load_questionnaire
from tests.briefings import MEETING, TEXTS, Answer, Round, cleaned

HOSTILE = (
    "Fälle < 3 & > 5; <b>fett</b> <img src=x> {liste} %s \\n",
    "עִבְרִית ועוד 12 שורות",
    "نحتاج إلى موعد ثابت مع مكتب الأجانب",
    "Ukrainischer Verein „Nadija“ (Надія), Thành phố, Ωμέγα",
    "Team 👩🏽‍🤝‍👩🏻 👷 🏢 5️⃣",
    "=SUMME(A1:A9)\t\"Anführung\" 'Strich'",
    "Zeile eins\nZeile zwei\r\nZeile drei",
    "x" * 400,
    "\u202eumgekehrt\u202c \u200bunsichtbar\u00ad",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverwaltungsfachangestelltenausbildungsordnung",
)
_SENTENCES = (
    "Die Fallzahlen haben sich in zwei Jahren verdoppelt.",
    "Drei von zwölf Stellen sind unbesetzt.",
    "Ohne verlässliche Absprachen arbeiten wir nebeneinander.",
    "Die Förderung läuft zum Jahresende aus.",
    "Wir entscheiden über Abläufe im eigenen Haus.",
    "Über Mittel entscheidet der Kreistag.",
)


def briefing(
    answered: int = 22,
    invited: int | None = None,
    *,
    seed: int = 0,
    long_names: bool = False,
    hostile: bool = False,
    meeting: Meeting = MEETING,
) -> Briefing:
    """Make a whole briefing of that many offices, the same for the same arguments.

    `long_names` gives every office a name of 120 characters; `hostile` puts `HOSTILE` texts and one of 12,000
    characters into the answers.
    """
    dice = random.Random(seed)
    offices = tuple(_office(number, long_names=long_names) for number in range(1, (invited or answered) + 1))
    heard = sorted(dice.sample(range(len(offices)), answered))
    answers = {offices[place].key: _answer(dice, offices, hostile=hostile) for place in heard}
    if hostile and answers:
        first = next(iter(answers.values()))
        first.texts = {**first.texts, "why_affected": "Sehr lange Begründung mit vielen Worten. " * 300}
    log = (LogEntry("note", Text("Ein Hinweis der Koordination.", "A note of the coordination."), row=3),)
    return Round(offices, cleaned(answers, log=log if answers else ()), meeting).briefing()


def _office(number: int, *, long_names: bool) -> Office:
    name = f"Amt {number} – Fachbereich für Aufgabe {number}"
    if long_names:
        name = f"{name} und alle damit verbundenen Angelegenheiten der Daseinsvorsorge, Teilhabe und Zuwanderung".ljust(
            120, "x"
        )
    fields = load_questionnaire().fields
    return Office(
        key=f"LK-{number:02}",
        short=str(number),
        label=name if long_names else f"Amt {number}",
        name=name,
        head="Dr. Ulrike Aßmann",
        position="Amtsleiterin",
        email=f"amt{number}@landkreis-auental.example",
        level=("Landkreis", "Bund", "nachgeordnet", "Land")[number % 4],
        department=f"Dezernat {number % 4 + 1}",
        expected_fields=(fields[number % len(fields)].code,),
    )


def _answer(dice: random.Random, offices: Sequence[Office], *, hostile: bool) -> Answer:
    questionnaire = load_questionnaire()
    asked = [entry.code for entry in questionnaire.fields if not entry.optional]
    states = [state.code for state in questionnaire.interface_states]
    others = dice.sample(offices, min(len(offices), dice.randrange(6)))
    return Answer(
        values=[dice.choice((0, 1, 2, 2, 3, 3, 4, 4, 5, 5, None)) for _ in SCALES],
        fields=[(code, dice.choice("FMMBB")) for code in dice.sample(asked, dice.randrange(5))],
        interfaces=[(office.key, dice.choice(states)) for office in others],
        bodies=[
            (name, dice.choice(("ja", "nein", "unklar")))
            for name in ("AK Migration", "Bildungsbeirat")
            if dice.random() < 0.3
        ],
        missing_actors=[name for name in ("Handwerkskammer", "Kreissportbund") if dice.random() < 0.2],
        external_experts=[
            dice.choice(("Frauencafé International (Trägerverein)", "Ukrainischer Verein „Nadija“ e. V."))
        ]
        if dice.random() < 0.3
        else [],
        contribution=dice.sample([option.code for option in questionnaire.contributions[:-1]], dice.randrange(4)),
        joint_field=dice.choice([*asked, ""]),
        texts={text: _text(dice, hostile=hostile) for text in TEXTS},
    )


def _text(dice: random.Random, *, hostile: bool) -> str:
    if hostile and dice.random() < 0.5:
        return dice.choice(HOSTILE)
    return " ".join(dice.sample(_SENTENCES, dice.randrange(4)))
