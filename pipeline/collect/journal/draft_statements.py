"""What every answer and every heartbeat asks of the database, put together once.

SQLAlchemy takes longer to put a statement together than SQLite takes to answer it.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from pipeline.collect.journal.schema import draft_tabs, drafts, offices, releases

_OFFICE: BindParameter[str] = bindparam("office")

# How far the office's draft is, and the latest release that it builds on, if there is one.
STATE = (
    select(offices.c.draft_revision, releases.c.version, releases.c.released_at, releases.c.answers)
    .select_from(offices.outerjoin(releases))
    .where(offices.c.id == _OFFICE)
    .order_by(releases.c.version.desc())
    .limit(1)
)

_OF_OFFICE = drafts.c.office_id == _OFFICE
_LATEST = select(func.max(drafts.c.revision)).where(_OF_OFFICE).group_by(drafts.c.key)
LINES = (
    select(drafts.c.key, drafts.c.value, drafts.c.revision, drafts.c.saved_at)
    .where(_OF_OFFICE, drafts.c.revision.in_(_LATEST))
    .order_by(drafts.c.revision)
)

_HERE = (
    (draft_tabs.c.office_id == _OFFICE)
    & (draft_tabs.c.tab == bindparam("window"))
    & (draft_tabs.c.key == bindparam("question"))
)
SHOWN = select(draft_tabs.c.shown).where(_HERE)
SHOW_ANOTHER = update(draft_tabs).where(_HERE).values(shown=bindparam("mark"))
SHOW = insert(draft_tabs)

COUNT = update(offices).where(offices.c.id == _OFFICE).values(draft_revision=bindparam("to"))
ADD = insert(drafts)
