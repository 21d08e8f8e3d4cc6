"""Pages that look at the same time share one read of the sheet, and one failure."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_shared import SharedRead, TabRead


class Google:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.down = False

    def __call__(self) -> TabRead:
        self.asked += 1
        if self.down:
            raise SheetProblem("unknown", "timeout")
        return TabRead(((self.asked,),), "Antworten", frozenset())


class Watch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def google() -> Google:
    return Google()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def shared(google: Google, watch: Watch) -> SharedRead:
    return SharedRead(google, seconds=20, clock=watch)


def test_who_looks_again_within_seconds_causes_no_call(shared: SharedRead, google: Google, watch: Watch) -> None:
    first = shared.get()
    watch.now = 19
    assert (shared.get(), google.asked) == (first, 1)
    watch.now = 20
    assert (shared.get().cells, google.asked) == (((2,),), 2)


def test_who_wants_to_see_the_present_state_reads_anew_once(shared: SharedRead, google: Google, watch: Watch) -> None:
    shared.get()
    watch.now = 1
    shared.forget()
    shared.get()
    shared.get()
    assert google.asked == 2


def test_a_failure_is_shared_until_it_is_time_to_try_again(shared: SharedRead, google: Google, watch: Watch) -> None:
    google.down = True
    for _ in range(5):
        with pytest.raises(SheetProblem, match="timeout"):
            shared.get()
    assert google.asked == 1
    google.down = False
    watch.now = 20
    assert shared.get().cells == ((2,),)


def test_who_asks_while_a_read_is_under_way_waits_for_it() -> None:
    asked, everybody = [], Barrier(8)
    answer = Event()

    def slow() -> TabRead:
        asked.append(1)
        answer.wait(10)
        return TabRead((), "Antworten", frozenset())

    shared = SharedRead(slow)

    def page() -> TabRead:
        everybody.wait(10)
        answer.set()
        return shared.get()

    with ThreadPoolExecutor(8) as pages:
        found = [one.result() for one in [pages.submit(page) for _ in range(8)]]
    assert len(asked) == 1
    assert all(one is found[0] for one in found)


def test_a_read_that_began_before_the_wish_does_not_fulfil_it(watch: Watch) -> None:
    asked = []

    def slow() -> TabRead:
        asked.append(watch.now)
        if len(asked) == 1:
            watch.now = 5
            shared.forget()
        return TabRead(((len(asked),),), "Antworten", frozenset())

    shared = SharedRead(slow, clock=watch)
    shared.get()
    assert shared.get().cells == ((2,),)
