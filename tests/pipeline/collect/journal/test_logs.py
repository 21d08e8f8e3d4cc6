"""No log holds an answer, a name or a token, not even when somebody turns every log to debug."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from pipeline.collect.journal import Conflict, Journal
from pipeline.collect.journal.schema import offices
from pipeline.collect.links import Links
from pipeline.model import Meeting, Office

ANSWER = "geheime-Antwort-7319"
NAME = "Dr. Geheim-Nachname"


def test_debug_logs_hold_no_answer_no_name_and_no_token(database: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    journal = Journal.open(database)
    round_id = journal.create_round(Meeting(leadership=NAME), [Office("LK-01", "a", "a", "a", head=NAME)]).id
    office = journal.roster(round_id)[0].id
    journal.record(office, "reason", ANSWER, tab="one")
    answers = journal.draft(office).answers
    journal.release(office, answers, language="de", form_version="1.0", base_version=0)
    with pytest.raises(Conflict):
        journal.release(office, {"reason": ANSWER * 2}, language="de", form_version="1.0", base_version=0)
    journal.raw_table(round_id)
    links = Links(journal, b"k" * 32)
    token = links.token_for("office", office)
    assert links.resolve(token) is not None
    with pytest.raises(SQLAlchemyError) as error, journal._write() as connection:
        connection.execute(insert(offices).values(id=NAME, round_id="none", key=ANSWER, data={"head": NAME}))
    logging.getLogger("pipeline").error("failed", exc_info=error.value)
    journal.close()
    for secret in (ANSWER, NAME, token):
        assert secret not in caplog.text
