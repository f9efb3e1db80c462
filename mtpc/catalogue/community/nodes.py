"""A YAML file as values with their places. Nothing in it is carried out: no tags, no aliases, no merging.

PyYAML is imported here only; it reads tokens (events), the values are made here, so that a file costs no more than
its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from mtpc.dataclass import dataclass
from mtpc.text import Source, Span

SIZE_MAX = 2_000_000  # characters; the longest file of the library has about 100,000
DEPTH_MAX = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file: text, number, yes-no, nothing, a list or a mapping; `key` is where its key stands."""

    value: Any
    span: Span
    key: Span | None = None
    again: tuple[tuple[str, Span], ...] = field(default=(), repr=False)  # keys of a mapping that stand twice

    def get(self, key: str) -> Item | None:
        """The member of a mapping, if it is there and not empty."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found if found is not None and found.value is not None else None

    def items(self, key: str) -> list[Item]:
        """The mappings of a list of mappings."""
        found = self.get(key)
        members = found.value if found is not None and isinstance(found.value, list) else []
        return [member for member in members if isinstance(member.value, dict)]

    def text(self, key: str) -> str:
        """A text or number on one line; empty where it is not there."""
        found = self.get(key)
        if found is None or isinstance(found.value, list | dict):
            return ""
        return " ".join(shown(str(found.value)).split())

    def number(self, key: str) -> int | None:
        """A whole number from 0."""
        text = self.text(key)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


class NotReadable(Exception):
    """Why a file is not read, and where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


def shown(text: str) -> str:
    """Text with blanks for what does not print."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def read(source: Source) -> Item:
    """The mapping a file holds; raises NotReadable."""
    import yaml

    start = Span(source.path, 0, 1)
    if len(source.text) > SIZE_MAX:
        raise NotReadable(f"the file has more than {SIZE_MAX:,} characters", start)
    try:
        found = _document(source, yaml.parse(source.text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index if mark else 0, max(len(source.text) - 1, 0))
        problem = shown(error.problem or "it does not go on")
        raise NotReadable(f"this is not YAML: {problem}", Span(source.path, at, at + 1)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise NotReadable(f"this is not YAML: {shown(str(error)).split('  ')[0]}", start) from None
    if found is None or not isinstance(found.value, dict):
        raise NotReadable("the file holds no device type: no `manufacturer:` and `model:`", start)
    return found


def _document(source: Source, events: Iterator[Any]) -> Item | None:
    """The first document of a stream of events."""
    import yaml

    for event in events:
        if isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            continue
        if isinstance(event, yaml.StreamEndEvent):
            return None
        return _value(source, event, events, 0)
    return None


def _value(source: Source, event: Any, events: Iterator[Any], depth: int) -> Item:
    import yaml

    span = Span(source.path, event.start_mark.index, max(event.end_mark.index, event.start_mark.index + 1))
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        at = Span(source.path, span.start, span.start + len(event.anchor) + 1)
        raise NotReadable("anchors and aliases (& and *) are not read; write the value out", at)
    if event.tag:
        raise NotReadable(f"the tag {shown(event.tag)} is not read; take it away", span)
    if depth > DEPTH_MAX:
        raise NotReadable("lists and mappings stand too deep in each other", span)
    if isinstance(event, yaml.ScalarEvent):
        return Item(_scalar(event.value) if event.implicit[0] else event.value, span)
    if isinstance(event, yaml.SequenceStartEvent):
        members = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            members.append(_value(source, event, events, depth + 1))
        return Item(members, span)
    return _mapping(source, events, span, depth)


def _mapping(source: Source, events: Iterator[Any], span: Span, depth: int) -> Item:
    import yaml

    found: dict[str, Item] = {}
    again: list[tuple[str, Span]] = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(source, event, events, depth + 1)
        value = _value(source, next(events), events, depth + 1)
        if isinstance(key.value, list | dict):
            raise NotReadable("a key is a list or a mapping", key.span)
        name = str(key.value)
        if name in found:
            again.append((name, key.span))
        found.setdefault(name, Item(value.value, value.span, key.span, value.again))
    return Item(found, span, again=tuple(again))


def _scalar(text: str) -> str | bool | None:
    """Plain text; only nothing and yes-no are told apart, numbers keep their spelling."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    return {"true": True, "false": False}.get(text.lower(), text)
