"""A tree of elements as XML: escaped, indented, the same bytes every time.

Characters that XML has no form for (control characters, half pairs) become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from mtpc.lazy_dataclass import dataclass

_NO_FORM = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name, with a prefix where it has one, and either a text or other elements in it."""

    name: str
    inside: str | Sequence[Element] = ()
    attributes: Mapping[str, str] | None = None


def as_xml(root: Element, *, doctype: str = "", comment: str = "") -> bytes:
    """The document; `doctype` is the address of its DTD, `comment` what is said to whoever opens it."""
    tree = _tree(root)
    ElementTree.indent(tree, " ")
    about = f"<!-- {_written(comment).replace('--', '- -')} -->\n" if comment else ""
    named = f'<!DOCTYPE {root.name} SYSTEM "{doctype}">\n' if doctype else ""
    return f"{_HEAD}{named}{about}{ElementTree.tostring(tree, 'unicode')}\n".encode()


def _tree(element: Element) -> ElementTree.Element:
    attributes = {name: _written(text) for name, text in (element.attributes or {}).items()}
    tree = ElementTree.Element(element.name, attributes)
    if isinstance(element.inside, str):
        tree.text = _written(element.inside)
    else:
        tree.extend(map(_tree, element.inside))
    return tree


def _written(text: str) -> str:
    return _NO_FORM.sub("\ufffd", text)
