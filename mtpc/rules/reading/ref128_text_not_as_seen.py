"""REF128 text-not-as-seen: a text or comment has characters nobody sees, or letters drawn like others."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A text or comment has a character that nobody sees, or within one word a letter of another script.",
    why=(
        "Whoever reviews a spec sees what is drawn: a text with such characters is not found by a search, and two that "
        "are printed alike differ. Joiners within pictures and scripts that join, and marks of direction in a line "
        "from right to left, belong there."
    ),
    fix="Remove the character, or write the word in one script.",
    sources=(
        "Unicode Technical Report 36, 2.10: characters that are not shown",
        "Unicode Technical Standard 39, confusables.txt (15.1)",
    ),
    bad="rack A04 : acme.rack-42u  # by the\u200b door",
    good="rack A04 : acme.rack-42u  # by the door",
)
