"""Splits lists that people typed into one cell, and reads the state or role at the end of an entry.

Knows separators and wordings, not offices or fields of action.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.clean.text import caseless, folded, stored
from pipeline.questionnaire.model import Option

# A separator that belongs to a name is kept with a no-break space by the form.
_MARK = re.compile(r";(?!\u00a0)|\n|•|[()]")
_BULLET = re.compile(r"^(?:[-–—•*·▪]\s+|\(?\d{1,2}[.)]\s+)")
_BRACKET_AT_END = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<state>[^()\[\]]+)[)\]]$", re.DOTALL)
_SIGN = re.compile(r"\s+[–—-]\s+|\s*(?:=+>?|->|→)\s*")
_NOBODY = frozenset({
    "-", "–", "—", "--", "k.a", "k. a", "keine angabe", "keine angaben", "keine", "keiner", "keines", "niemand",
    "entfällt",
    "n/a", "na", "none", "nobody", "no one", "nichts", "/", "?", "nein", "kein", "weiss nicht", "no answer",
    "derzeit keine",
})  # fmt: skip
_TURNS = frozenset({
    "nicht", "kein", "keine", "not", "never", "no", "weniger", "kaum", "eher", "nie", "teils", "noch", "half", "un",
})  # fmt: skip
_BETWEEN = frozenset({"bis", "oder", "und", "bzw", "to", "or", "and"})
_STATED = re.compile(r"[:(=–—]\s*([^\W\d_]+)")
_MOST_STATE_WORDS = 4
_SHORTEST_ABBREVIATION = 3


@dataclass(frozen=True)
class States:
    """The wordings of a set of states or roles: labels in both languages, codes, usual short forms."""

    wordings: Mapping[str, str]  # folded wording -> code

    def code(self, text: str) -> str:
        """Return the code that a text means as a whole, "" if none for sure."""
        words = folded(text)
        if words in self.wordings:
            return self.wordings[words]
        if len(words) < _SHORTEST_ABBREVIATION or not text.strip().endswith("."):
            return ""
        meant = {code for wording, code in self.wordings.items() if wording.startswith(words)}
        return meant.pop() if len(meant) == 1 else ""


def states(options: Iterable[Option], usual: Mapping[str, Sequence[str]]) -> States:
    """Return the wordings of options: labels, codes, and `usual` short forms per code."""
    known = [(wording, o.code) for o in options for wording in (o.label.de, o.label.en, o.code, *usual.get(o.code, ()))]
    return States({folded(wording): code for wording, code in known})


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing to name."""
    return not folded(text) or caseless(text).strip(" .!") in _NOBODY


def split(text: str) -> list[str]:
    """Split a list at semicolons and line breaks outside brackets; bullets are no part of an entry."""
    text = stored(text)
    protected = text.count("(") == text.count(")")
    parts, depth, start = [], 0, 0
    for mark in _MARK.finditer(text):
        if mark[0] in "()":
            depth = max(0, depth + (1 if mark[0] == "(" else -1))
        elif depth == 0 or not protected:
            parts.append(text[start : mark.start()])
            start = mark.end()
    parts.append(text[start:])
    entries = (_BULLET.sub("", part.strip()) for part in parts)
    return [entry for entry in entries if entry]


def split_commas(entry: str, is_entry: Callable[[str], bool]) -> list[str]:
    """Split an entry at commas if every part then is an entry; names with commas stay whole (longest first)."""
    pieces = entry.split(",")
    if len(pieces) == 1 or is_entry(entry):
        return [entry]
    found, start = [], 0
    while start < len(pieces):
        end = next((e for e in range(len(pieces), start, -1) if is_entry(_joined(pieces, start, e))), None)
        if end is None:
            return [entry]
        found.append(_joined(pieces, start, end))
        start = end
    return found


def _joined(pieces: Sequence[str], start: int, end: int) -> str:
    return ",".join(pieces[start:end]).strip()


def ungrouped(entry: str, known: States, is_name: Callable[[str], bool]) -> list[str]:
    """Write `gut: Jobcenter, Sozialamt` as one entry per name; other entries stay as they are."""
    state, colon, names = entry.partition(":")
    if not colon or not known.code(state) or known.code(names):
        return [entry]
    return [f"{name}: {state}" for name in split_commas(names.strip(), is_name)]


def name_and_state(entry: str, known: States) -> tuple[str, str]:
    """Split an entry into name and state, however it is written; state "" if there is none for sure.

    `name: state` (at the last colon), `name (state)`, `name – state`, `name state`, `name: state (comment)`.
    Two states in one entry (`fehlt nicht`, `gut bis teilweise`) are none.
    """
    name, state = _name_and_state(entry, known)
    return (name, "" if _says_another(name, known) else state)


def _says_another(name: str, known: States) -> bool:
    """Tell whether a state, or the beginning of a range of states, is left in what should be a name."""
    words = folded(name).split()
    return bool(words and words[-1] in _BETWEEN) or any(known.code(word) for word in _STATED.findall(name))


def _name_and_state(entry: str, known: States) -> tuple[str, str]:
    for name, state in _two_parts(entry):
        if known.code(state):
            return name, known.code(state)
    comment = _BRACKET_AT_END.match(entry)
    if comment:
        name, state = _name_and_state(comment["name"], known)
        return (f"{name} ({comment['state']})", state) if state else (entry, "")
    return _last_words(entry, known)


def without_remark(entry: str) -> str:
    """Return an entry without the remark in brackets at its end."""
    found = _BRACKET_AT_END.match(entry)
    return found["name"] if found else entry


def unknown_state(entry: str) -> tuple[str, str]:
    """Split an entry whose state is none of the known: name before the last colon or bracket, and what was said."""
    return next(iter(_two_parts(entry)), (entry, ""))


def _two_parts(entry: str) -> list[tuple[str, str]]:
    parts = []
    for colon in (": ", ":"):
        name, found, state = entry.rpartition(colon)
        if found and name.strip():
            parts.append((name.strip(), state.strip()))
    bracket = _BRACKET_AT_END.match(entry)
    if bracket:
        parts.append((bracket["name"].strip(), bracket["state"].strip()))
    signs = list(_SIGN.finditer(entry))
    if signs and entry[: signs[-1].start()].strip():
        parts.append((entry[: signs[-1].start()].strip(), entry[signs[-1].end() :].strip()))
    return parts


def _last_words(entry: str, known: States) -> tuple[str, str]:
    words = entry.split()
    for count in range(min(_MOST_STATE_WORDS, len(words) - 1), 0, -1):
        code = known.code(" ".join(words[-count:]))
        if code:
            turned = folded(words[-count - 1]) in _TURNS
            return (entry, "") if turned else (" ".join(words[:-count]).rstrip(" ,"), code)
    return entry, ""
