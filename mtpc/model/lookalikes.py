"""Which names look like others: letters of other scripts that are drawn like those of a name in ASCII.

Source: Unicode Technical Standard 39, confusables.txt (15.1): those of its Cyrillic, Greek and Armenian letters, and of
its digits, that are drawn like one letter or digit of ASCII. Fullwidth and mathematical forms are in the compatibility
decompositions of the Unicode character database. It is imported only where a name is not ASCII.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(zip("аеорсухѕіјһԁԛԝӏѵгАВЕКМНОРСТУХЅІЈԚԜԌӀѴЗб", "aeopcyxsijhdqwlvrABEKMHOPCTYXSIJQWGlV36", strict=True))
_GREEK = dict(zip("αινορσυγϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϜ", "aivopouycjABEZHIKMNOPTYXCF", strict=True))
_ARMENIAN = dict(zip("օսհոցզաՕՍՏԼ", "ouhngqwOUSL", strict=True))
_DRAWN_LIKE = str.maketrans(_CYRILLIC | _GREEK | _ARMENIAN)
# All letters that are drawn like one of ASCII, as a class of a pattern: fullwidth and mathematical ones too.
LETTERS = "".join(map(chr, _DRAWN_LIKE)) + "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3"


def drawn_like(name: str) -> str:
    """The name in the letters and digits that it is drawn like; two names with the same one look alike."""
    plain = unicodedata.normalize("NFKC", name).translate(_DRAWN_LIKE)
    return "".join(_digit(sign) for sign in plain)


def _digit(sign: str) -> str:
    value = None if sign.isascii() else unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
