"""A YAML file as values with their places. Nothing in it is executed: no tags, no aliases, no merging.

Only this module imports PyYAML. PyYAML reads events and this module makes the values, so that a file costs no more than
its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source, Span

SIZE_MAX = 2_000_000  # characters; the longest file of the library has about 100,000
DEPTH_MAX = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file: text, number, boolean, nothing, a list or a mapping; `key` is the place of its key."""

    value: Any
    span: Span
    key: Span | None = None
    again: tuple[tuple[str, Span], ...] = field(default=(), repr=False)  # keys that a mapping has twice

    def get(self, key: str) -> Item | None:
        """The member of a mapping, if it exists and is not empty."""
        member = self.value.get(key) if isinstance(self.value, dict) else None
        return member if member is not None and member.value is not None else None

    def items(self, key: str) -> list[Item]:
        """The mappings of a list of mappings."""
        listing = self.get(key)
        members = listing.value if listing is not None and isinstance(listing.value, list) else []
        return [member for member in members if isinstance(member.value, dict)]

    def text(self, key: str) -> str:
        """A text or number on one line; empty if there is none."""
        member = self.get(key)
        if member is None or isinstance(member.value, list | dict):
            return ""
        return " ".join(shown(str(member.value)).split())

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
    """Text with a space for each character that does not print."""
    return "".join(character if character.isprintable() else " " for character in text)


def read(source: Source) -> Item:
    """The mapping in a file; raises NotReadable."""
    import yaml

    start = Span(source.path, 0, 1)
    if len(source.text) > SIZE_MAX:
        raise NotReadable(f"the file has more than {SIZE_MAX:,} characters", start)
    try:
        document = _document(source, yaml.parse(source.text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = min(mark.index if mark else 0, max(len(source.text) - 1, 0))
        problem = shown(error.problem or "it ends too early")
        raise NotReadable(f"this is not YAML: {problem}", Span(source.path, index, index + 1)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise NotReadable(f"this is not YAML: {shown(str(error)).split('  ')[0]}", start) from None
    if document is None or not isinstance(document.value, dict):
        raise NotReadable("the file is not a device type: it has no `manufacturer:` and `model:`", start)
    return document


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
        anchor = Span(source.path, span.start, span.start + len(event.anchor) + 1)
        raise NotReadable("anchors and aliases (& and *) are not read; write the value out", anchor)
    if event.tag:
        raise NotReadable(f"the tag {shown(event.tag)} is not read; remove it", span)
    if depth > DEPTH_MAX:
        raise NotReadable("lists and mappings are nested too deeply", span)
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

    members: dict[str, Item] = {}
    again: list[tuple[str, Span]] = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(source, event, events, depth + 1)
        value = _value(source, next(events), events, depth + 1)
        if isinstance(key.value, list | dict):
            raise NotReadable("a key is a list or a mapping", key.span)
        name = str(key.value)
        if name in members:
            again.append((name, key.span))
        members.setdefault(name, Item(value.value, value.span, key.span, value.again))
    return Item(members, span, again=tuple(again))


def _scalar(text: str) -> str | bool | None:
    """Plain text, a boolean or nothing; numbers keep their spelling."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    return {"true": True, "false": False}.get(text.lower(), text)
