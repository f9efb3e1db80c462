"""A TextMate grammar at work: which scope every character of a text gets.

As editors do it: line by line, the leftmost match wins, of several there the first; `begin` opens a stretch that its
`end`, asked first, closes. Python's `re` stands for Oniguruma; the grammar keeps to what both read alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Pattern = Mapping[str, Any]


@dataclass
class _Open:
    """A stretch that has begun."""

    pattern: Pattern
    scopes: tuple[str, ...]


class TextMate:
    """A grammar read from its file."""

    def __init__(self, path: Path):
        self.root: Pattern = json.loads(path.read_text("utf-8"))

    def scopes(self, text: str) -> list[tuple[str, ...]]:
        """For every character the scopes it stands in, outermost first."""
        made: list[tuple[str, ...]] = []
        stack = [_Open(self.root, ())]
        for line in re.findall(r"[^\n]*\n|[^\n]+", text):
            made += self._line(line, stack)
        return made

    def _line(self, line: str, stack: list[_Open]) -> list[tuple[str, ...]]:
        made: list[tuple[str, ...]] = [()] * len(line)
        position, seen = 0, set()
        while (found := self._next(line, position, stack[-1])) is not None:
            match, pattern, ends = found
            made[position : match.start()] = [stack[-1].scopes] * (match.start() - position)
            inside = stack[-1].scopes + _named(pattern)
            if ends:
                inside = stack.pop().scopes
            elif "begin" in pattern:
                stack.append(_Open(pattern, inside))
            captures = "endCaptures" if ends else "beginCaptures" if "begin" in pattern else "captures"
            made[match.start() : match.end()] = [inside] * (match.end() - match.start())
            for group, capture in sorted(pattern.get(captures, {}).items()):
                start, end = match.span(int(group))
                made[start:end] = [inside + _named(capture)] * (end - start)
            assert (match.end(), len(stack)) not in seen, f"a pattern takes nothing again and again in {line!r}"
            seen.add((match.end(), len(stack)))
            position = match.end()
        made[position:] = [stack[-1].scopes] * (len(line) - position)
        return made

    def _next(self, line: str, position: int, inside: _Open) -> tuple[re.Match[str], Pattern, bool] | None:
        """The leftmost match from a position on; of several there the first that is written."""
        candidates = [(inside.pattern["end"], inside.pattern, True)] if "end" in inside.pattern else []
        patterns = self._flat(inside.pattern.get("patterns", []))
        candidates += [(pattern.get("match") or pattern["begin"], pattern, False) for pattern in patterns]
        best: tuple[re.Match[str], Pattern, bool] | None = None
        for regex, pattern, ends in candidates:
            match = re.compile(regex).search(line, position)
            if match is not None and (best is None or match.start() < best[0].start()):
                best = (match, pattern, ends)
        return best

    def _flat(self, patterns: list[Pattern]) -> Iterator[Pattern]:
        for pattern in patterns:
            if "include" in pattern:
                yield from self._flat([self.root["repository"][pattern["include"].removeprefix("#")]])
            elif "match" in pattern or "begin" in pattern:
                yield pattern
            else:
                yield from self._flat(pattern["patterns"])


def _named(pattern: Pattern) -> tuple[str, ...]:
    return (pattern["name"],) if "name" in pattern else ()
