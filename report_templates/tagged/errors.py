"""The one error of this package. It does not decide what is wrong: the modules that find it do."""

from __future__ import annotations


class TaggingError(ValueError):
    """The document would not be accessible or would lose something; nothing is written.

    Args:
        message: what is wrong and what to do about it.
        page: number of the page where it was found, from 1.
        text: the text concerned; its beginning is quoted in the message.
    """

    def __init__(self, message: str, *, page: int | None = None, text: str | None = None) -> None:
        self.page, self.text = page, text
        where = f"page {page}: " if page else ""
        quote = f" (text: {_beginning(text)!r})" if text else ""
        super().__init__(f"{where}{message}{quote}")


def _beginning(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[:longest] + "…"
