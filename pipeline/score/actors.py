"""Who is missing at the table, and which experts from outside should be heard.

Names on the roster are recognised by name, short name and alias; nothing is matched by similarity
(scoring.md, section 4; section 5, "Names and order").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.clean.text import folded
from pipeline.model import Office
from pipeline.score.names import NameGroup, Naming, group, without_brackets
from pipeline.score.scored import NamedActor

_END_OF_NAME = re.compile(r"[(\[{–—]|\s-\s")


def missing_actors(named: Mapping[str, Iterable[str]], offices: Iterable[Office]) -> tuple[NamedActor, ...]:
    """Return every actor that was named as missing, by number of offices, then name.

    Args:
        named: the names that each office typed, offices in roster order.
        offices: the whole roster; an actor found on it carries the key and the official name.
    """
    roster = tuple(offices)
    known = _known_names(roster)
    names = {office.key: office.name for office in roster}
    typed = [Naming(office, name) for office, entries in named.items() for name in entries]
    official = [Naming(naming.office, _official(naming.name, known, names)) for naming in typed]
    return tuple(_actor(found, known) for found in group(official))


def _known_names(offices: Iterable[Office]) -> dict[str, tuple[str, ...]]:
    """Return the keys of the offices that a name can mean; invited ones first."""
    known: dict[str, tuple[str, ...]] = {}
    for office in sorted(offices, key=lambda office: not office.invited):
        for name in {folded(name) for name in (office.name, office.label, *office.aliases)} - {""}:
            known[name] = (*known.get(name, ()), office.key)
    return known


def _matches(name: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return known.get(folded(name)) or known.get(folded(without_brackets(name)), ())


def _official(name: str, known: Mapping[str, tuple[str, ...]], names: Mapping[str, str]) -> str:
    """Return the official name if exactly one office is meant; else the name stays as typed."""
    matches = _matches(name, known)
    return names[matches[0]] if len(matches) == 1 else name


def _actor(found: NameGroup, known: Mapping[str, tuple[str, ...]]) -> NamedActor:
    matches = _matches(found.shown, known)
    return NamedActor(found.shown, found.offices, office=matches[0] if matches else None, spellings=found.spellings)


def external_experts(named: Mapping[str, Iterable[str]]) -> tuple[NamedActor, ...]:
    """Return the proposed experts from outside, by number of offices, then name; `named` as for missing actors."""
    namings = [Naming(office, _expert(entry)) for office, entries in named.items() for entry in entries]
    return tuple(NamedActor(found.shown, found.offices, spellings=found.spellings) for found in group(namings))


def _expert(text: str) -> str:
    """Return the name at the beginning of an entry, before bracket or dash."""
    return " ".join(_END_OF_NAME.split(text, maxsplit=1)[0].split()) or " ".join(text.split())
