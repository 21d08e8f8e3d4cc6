"""One kind of letter from its explanation to what became of each: in the order in which the coordination works."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pages.components.dispatches import informations, invitations, previews, reminders
from pages.components.letter_desk import letter_desk
from pages.components.letter_editor import letter_editor
from pages.components.letter_preview import letter_preview
from pages.components.letter_sending import Dispatch, sending
from pages.components.letters_explained import explained, lacking
from pages.components.mail_decisions import mail_decisions
from pages.components.mail_states import mail_summary, mail_table
from pipeline.collect.journal import Round
from pipeline.model import Language
from pipeline.tasks.letters import Desk
from report_templates.letters import Kind, Variant

VARIANTS: Mapping[Kind, Sequence[Variant]] = {
    "invitation": ("invitation", "invitation_external"),
    "reminder": ("reminder", "reminder_external"),
    "information": ("information",),
}
_DISPATCHES: Mapping[Kind, Callable[[Desk], Dispatch]] = {
    "invitation": invitations, "reminder": reminders, "information": informations,
}  # fmt: skip


def letters(kind: Kind, going_on: Round, language: Language) -> None:
    """Show what needs a decision first, then text, preview and sending, then the state of each."""
    explained(kind, going_on, language)
    mail_summary(kind, going_on, language)
    mail_decisions(kind, going_on, language)
    desk = letter_desk(going_on, language, "invitations")
    if desk is not None and not lacking(desk, VARIANTS[kind], language):
        dispatch = _DISPATCHES[kind](desk)
        letter_editor(desk, VARIANTS[kind], language)
        letter_preview(previews(desk, dispatch), dispatch, language)
        sending(dispatch, language)
    mail_table(kind, going_on, language)
