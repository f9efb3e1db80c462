"""What is wrong with values, before it is known where they stand."""

from __future__ import annotations

from collections.abc import Collection

from mtpc.model.values import Value


class Mismatch(Exception):
    """Values that do not go together: a code, a sentence, and one thing to do."""

    def __init__(
        self,
        code: str,
        message: str,
        help_: str = "",
        about: Value | None = None,
        unknown: tuple[str, str, Collection[str]] | None = None,
    ) -> None:
        """`about`: what is wrong, told at its place if it is a cell; `unknown`: a noun, a name, those there are."""
        super().__init__(message)
        self.code, self.message, self.help, self.about, self.unknown = code, message, help_, about, unknown
