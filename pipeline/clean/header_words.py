"""Tells which question the heading of a column means, however it is worded (German, English, short, long).

Looks at one heading alone; which of two like headings is the scale, `layout` decides with the cells below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.clean.text import caseless, folded
from pipeline.model import SCALES, Scale
from pipeline.questionnaire.model import Questionnaire

INTERNAL, UNNAMED, UNKNOWN = "__internal", "__unnamed", "__unknown"
TEXT_OF: Mapping[Scale, str] = {
    "affected": "why_affected",
    "pressure": "pressure_reason",
    "influence": "influence_basis",
}
_TOPIC_OF: Mapping[str, Scale] = {key: scale for scale in SCALES for key in (scale, TEXT_OF[scale])}
_PER_ITEM = frozenset({"fields", "interfaces"})
LONGEST_HEADING = 700  # form services put the whole question with its help into the heading

_TOPICS: Mapping[Scale, re.Pattern[str]] = {
    "pressure": re.compile(r"druck\b|drucks\b|\bpressure\b"),
    "influence": re.compile(r"\beinfluss|\binfluence\b|\beigeneinfluss"),
    "affected": re.compile(r"\bbetroff|\bbetrifft\b|\baffect"),
}
_ASKS_TEXT = re.compile(
    r"\bwarum\b|\bweshalb\b|\bwieso\b|\bgrund\b|\bgrunde\b|grund\w*\b|\bursache|\bworin\b|\bwodurch\b|\berlauter|"
    r"\bwhy\b|\breason|\bwhat does\b|\bbasis\b|\bconsist|\bexplain|\bexplanation|\bbemerkung zu|\bkommentar zu"
)
_ASKS_SCALE = re.compile(
    r"\bwie (?:stark|gross|hoch|sehr)\b|\bhow (?:strong|strongly|great|much|high|large|big)\b|\bskala\b|\bscale\b|"
    r"\bwert\b|\bpunkte?\b|\beinstufung\b|\bstarke\b|\bhohe\b|\bgrad\b|\bausmass\b|\bnote\b|\bstufe\b|\bscore\b|"
    r"\brating\b|\blevel\b|\bzahl\b|\bpunktzahl\b"
)
_RANGE = re.compile(r"\(?\b\d{1,3} ?(?:-|–|—|−|bis|to|\.\.+|…) ?\d{1,3}\b\)?", re.IGNORECASE)
_REPEATED = re.compile(r" ?\((\d)\)$|\.(\d)$")
_CODE = re.compile(
    r"^\[?[A-Za-z]{1,2}\d{1,2}\]?(?:[.:)\]]|\s[–-])?\s+|^(?:frage|question|nr\.?)?\s?\d{1,2}[.:)]\s*", re.IGNORECASE
)
_ITEM = re.compile(r"^(?P<base>.+?) ?\[(?P<item>[^\[\]]+)\]$")

# The first pattern that fits decides; on folded text (caseless, without umlauts and punctuation).
_WORDS: tuple[tuple[str, str], ...] = (
    ("response_id", r"(?:antwort|answer|response|submission|vorgangs?|eingangs?) ?(?:id|nummer|nr|number)|id|uuid"),
    ("form_version", r"(?:fragebogen|formular|questionnaire|form) ?version|version"),
    ("lang", r"sprache|language|start ?language|startsprache|lang"),
    (
        "submitted_at",
        r"zeitstempel|timestamp|time stamp|(?:eingegangen|eingang|erfasst|abgegeben|abgeschickt|gesendet|eingereicht|"
        r"ausgefullt|beantwortet)(?: am| um)?|datum(?: .*)?|eingangsdatum|absendedatum|submit ?date|date(?: .*)?|"
        r"received(?: on)?|submitted(?: on| at)?|completion time|fertigstellungszeit|uhrzeit|datum und uhrzeit|zeitpunkt",
    ),
    (INTERNAL, r".*\b(?:intern|interne?r?s?|internal)\b.*|(?:bemerkung|notiz|vermerk|anmerkung|kommentar)(?:en)?(?: der)?"
               r"(?: koordination.*)?|koordination|status|bearbeitungs?status|freigabe(?: .*)?|wiedervorlage|erledigt|"
               r"ruckfragen?|remarks?|notes?|comments?|internal.*|zu klaren|prufvermerk|hinweise? (?:an|der|fur).*"),
    ("joint_field", r".*\b(?:zuerst|gemeinsam\w*|first|joint|together)\b.*\b(?:feld|handlungsfeld\w*|field\w*)\b.*|"
                    r".*\b(?:feld|handlungsfeld\w*)\b.*\b(?:zuerst|gemeinsam\w*)\b.*|fokusfeld|schwerpunktfeld"),
    ("joint_topic", r".*\b(?:zuerst gemeinsam|gemeinsam zuerst|first joint|joint concern|joint topic)\b.*|anliegen|"
                    r"gemeinsames anliegen|worum genau.*|what exactly.*"),
    ("interface_issue", r".*\bhakts?\b.*|.*\bhakt es\b.*|.*(?:schnittstell|interface).*\b(?:anders|verbesser\w*|problem\w*|"
                        r"ander\w*|change|improve\w*|issue\w*|schwierig\w*)\b.*|was sollte anders.*|what should change.*"),
    ("interfaces", r".*\bschnittstell.*|.*\binterface.*|zusammenarbeit mit.*"),
    ("fields", r".*\b(?:handlungsfeld|aufgabenfeld).*|.*\bfields? of action\b.*|felder(?: und)? rollen?|fields?(?: and)? roles?"),
    ("bodies", r".*\bgremi(?:um|en)\b.*|.*\bbod(?:y|ies)\b.*|.*\bworking groups?\b.*|arbeitskreise.*|bestehende runden.*"),
    ("missing_actors", r".*\b(?:wer|welche|was)\b.*\bfehl(?:t|en)\b.*|fehlende .*|es fehl(?:t|en)|.*\bmissing\b.*|wer noch.*"),
    ("external_experts", r".*\bextern(?:e|er|en|es)?\b.*|.*\bfachleute\b.*|.*\bexperts?\b.*|.*\bexpert(?:en|innen)\b.*|"
                         r".*migrantenselbst\w*.*|mso|externals?"),
    ("contribution", r".*\beinbring\w*\b.*|.*\bbeitr(?:ag|age|agen)\b.*|.*\bcontribut\w*\b.*|angebote?|ressourcen"),
    ("expectation", r".*\berwartung\w*\b.*|.*\bexpect\w*\b.*|.*\bgeklart oder verabredet\b.*|ziele?(?: des treffens)?"),
    ("filled_by", r"(?:ausgefullt|filled in|filled out|beantwortet|angaben|eingetragen|erfasst|completed) (?:von|durch|by)|name|"
                  r"(?:name|person)(?: und)? funktion.*|ansprech(?:person|partner\w*)|bearbeiter\w*|wer hat die angaben.*|"
                  r"who (?:filled|provided|answered).*|contact(?: person)?|kontakt(?:person)?|ihr name|your name|amtsleitung"),
    ("actor", r"(?:name )?(?:der |des |ihrer |ihres |your |ihr |ihre )?(?:akteure?|actor|amt|amter|amts|stelle|behorde|einrichtung|"
              r"institution|organisation|dienststelle|organisationseinheit|oe|fachbereich|office|department|authority|"
              r"personengruppe|fachdienst|beteiligte)(?: .*)?|.*\bantworten sie\b.*|.*\bare you answering for\b.*|"
              r"name (?:institution|der stelle|des amtes|of office|of the office).*|welche[sr]? (?:amt|stelle|behorde).*"),
)  # fmt: skip
_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in _WORDS)


@dataclass(frozen=True)
class Meaning:
    """What one heading asks: a question key; or a topic of which it is open whether text or scale."""

    key: str = UNKNOWN
    topic: Scale | None = None
    item: str = ""  # `Handlungsfelder [Sprache]`: one column per field of action or office


@dataclass
class HeaderWords:
    """All wordings of the questionnaire's own headings, and the usual ones of others."""

    questionnaire: Questionnaire
    _known: dict[str, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = dict(_own_wordings(self.questionnaire))
        self._long = sorted((words for words in self._own if len(words.split()) > 3), key=len, reverse=True)  # noqa: PLR2004

    def meaning(self, heading: str) -> Meaning:
        """Return what a heading asks; `UNKNOWN` if it fits no question."""
        if heading not in self._known:
            self._known[heading] = self._find(heading)
        return self._known[heading]

    def is_own(self, cell: str) -> bool:
        """Tell whether a cell is word for word a heading or question of the questionnaire."""
        return len(cell) <= LONGEST_HEADING and folded(cell) in self._own

    def _find(self, heading: str) -> Meaning:
        text = caseless(heading)
        if not text or len(text) > LONGEST_HEADING:
            return Meaning(UNNAMED if not text else UNKNOWN)
        one = _ITEM.match(heading.strip())
        if one and (base := self._find(one["base"])).key in _PER_ITEM:
            return Meaning(base.key, item=one["item"])
        text = _REPEATED.sub("", text)
        words = folded(_RANGE.sub(" ", _CODE.sub("", text)))
        key = self._own.get(folded(text)) or self._own.get(words) or self._beginning(words)
        return Meaning(key, _TOPIC_OF.get(key)) if key else self._usual(text, words)

    def _beginning(self, words: str) -> str:
        """A heading that begins with the whole question means it, whatever help text follows."""
        return next((self._own[known] for known in self._long if words.startswith(known)), "")

    def _usual(self, text: str, words: str) -> Meaning:
        topics = [scale for scale in SCALES if _TOPICS[scale].search(words)]
        if len(topics) == 1 and not _is_other(words):
            return _of_topic(topics[0], text, words)
        return Meaning(next((key for key, pattern in _PATTERNS if pattern.fullmatch(words)), UNKNOWN))


def _is_other(words: str) -> bool:
    """Tell whether a heading with a topic word is about interfaces, remarks or the like all the same."""
    return bool(
        re.search(r"\bintern|\bschnittstell|\bhandlungsfeld|\bgremi|\binterface|\bfields? of\b|\bwer fehlt", words)
    )


def _of_topic(topic: Scale, text: str, words: str) -> Meaning:
    scale = bool(_RANGE.search(text) or _ASKS_SCALE.search(words))
    asks_text = bool(_ASKS_TEXT.search(words))
    if scale and not asks_text:
        return Meaning(topic, topic)
    return Meaning(TEXT_OF[topic], topic) if asks_text and not scale else Meaning(UNKNOWN, topic)


def has_range(heading: str) -> bool:
    """Tell whether a heading names a range like (0-5)."""
    return bool(_RANGE.search(caseless(heading)))


def _own_wordings(questionnaire: Questionnaire) -> Iterable[tuple[str, str]]:
    for key, column in questionnaire.meta_columns:
        yield from ((folded(text), key) for text in (column.de, column.en, key))
    for question in questionnaire.questions:
        texts = (question.label, question.column)
        # `influence` alone may be the key of the scale or a short English heading of its text: the cells decide.
        codes = (question.id,) if question.scale else (question.id, question.key)
        for wording in (*codes, *(t for text in texts for t in (text.de, text.en))):
            yield folded(wording), question.key
            yield folded(_RANGE.sub(" ", caseless(wording))), question.key
