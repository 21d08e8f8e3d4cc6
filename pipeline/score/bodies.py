"""The existing bodies that offices named, and whether these could take on the topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.clean.cleaned import Body
from pipeline.clean.text import folded
from pipeline.score.names import NameGroup, Naming, group, without_brackets
from pipeline.score.scored import BodyCount

_Votes = Mapping[tuple[str, str], set[str]]  # office, comparable name -> what it says on whether the body suits


def bodies(named: Mapping[str, Iterable[Body]]) -> tuple[BodyCount, ...]:
    """Count every body once per office, by number of offices, then name; offices come in roster order.

    An office that says two things of one body is counted among those that named it, and has no vote.
    """
    votes: dict[tuple[str, str], set[str]] = {}
    namings = []
    for office, entries in named.items():
        for body in entries:
            namings.append(Naming(office, body.name))
            votes.setdefault((office, _key(body.name)), set()).update({body.suitable} - {""})
    return tuple(_count(found, votes) for found in group(namings))


def _count(found: NameGroup, votes: _Votes) -> BodyCount:
    key = _key(found.namings[0].name)
    given = Counter(vote for office in found.offices if len(said := votes[office, key]) == 1 for vote in said)
    return BodyCount(found.shown, found.offices, yes=given["ja"], unclear=given["unklar"], no=given["nein"])


def _key(name: str) -> str:
    return folded(without_brackets(name))
