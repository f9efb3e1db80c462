"""Applies the fixes findings carry to the texts of specs, and keeps only what a compile proves to have helped.

A fix stays if, once it is applied, its finding is gone and nothing is said that was not said before. Findings are
mended in the order they come to light (text, names, light): while a text cannot be read, nothing is said about what
stands behind it, so what only the mending of an earlier fault brings to light is not counted against it; it remains,
and is told. Nothing here reads or writes a file: the caller's `compile` does the one, `delivery` the other.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.pipeline import Result
from mtpc.rules.files import READING, rule_files
from mtpc.text import Source

ROUNDS_MAX = 12
COMPILES_MAX = 100  # of one run; what was not tried by then is refused
SWEPT_EVERY = 10  # compiles
CHAIN_MAX = 4  # fixes applied in a row where each brings the next slip of a statement to light
UNSAFE = "it may mean something else; --unsafe-fixes applies it"
UNNAMED = "only files that were named are edited"
TOO_MANY = "too many fixes for one run; run it again"

Texts = Mapping[str, str]
Compile = Callable[[Texts], Result]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Repair:
    """A finding and the fix applied, or refused: `why` is empty for the former. `at` is its line when it was tried.

    `held_back` is one that was not tried because it may mean something else.
    """

    finding: Diagnostic
    fix: Fix
    at: str
    why: str = ""
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of specs: the texts that changed, by path, and the compile of all with them."""

    texts: Texts
    done: tuple[Repair, ...]
    refused: tuple[Repair, ...]
    result: Result


def mend(
    texts: Texts, compile_: Compile, *, unsafe: bool = False, wanted: Callable[[Diagnostic], bool] = lambda _: True
) -> Mended:
    """Apply the safe fixes of wanted findings, and with `unsafe` the others; only these texts are changed."""
    return _Mender(dict(texts), compile_, unsafe, wanted).run()


@dataclass(slots=True)
class _Mender:
    texts: dict[str, str]
    compile: Compile
    unsafe: bool
    wanted: Callable[[Diagnostic], bool]
    compiles: int = 0
    done: list[Repair] = field(default_factory=list)
    refused: dict[tuple[Key, Fix], Repair] = field(default_factory=dict)

    def run(self) -> Mended:
        """Rounds, until nothing is left to try."""
        before, result = dict(self.texts), self._compiled(self.texts)
        for _ in range(ROUNDS_MAX):
            batch = self._batch(result)
            if not batch:
                break
            kept, texts, after = self._settle(result, batch)
            if not kept:
                kept, texts, after = self._chained(result, batch)
            if kept:
                self.done += kept
                self.texts, result = dict(texts), after
                self.refused.clear()  # what stood in the way may be gone
        changed = {path: text for path, text in self.texts.items() if text != before[path]}
        return Mended(changed, tuple(self.done), tuple(self._refusals(result)), result)

    # ---- which

    def _batch(self, result: Result) -> list[Repair]:
        """Fixes to try together: of the earliest kind of finding, none overlapping, in reading order."""
        candidates = [
            repair
            for repair in self._offered(result)
            if self._may(repair.fix) and (_key(repair.finding), repair.fix) not in self.refused
        ]
        first = min((_stage(repair.finding.code) for repair in candidates), default=0)
        batch: list[Repair] = []
        taken: list[Edit] = []
        findings: set[Diagnostic] = set()
        for repair in candidates:
            if _stage(repair.finding.code) != first or repair.finding in findings:
                continue
            if not any(_overlap(edit, other) for edit in repair.fix.edits for other in taken):
                batch.append(repair)
                taken += repair.fix.edits
                findings.add(repair.finding)
        return batch

    def _offered(self, result: Result) -> Iterator[Repair]:
        """Every fix of wanted findings; one that several turns of a loop ask for, once."""
        seen: set[tuple[Edit, ...]] = set()
        sources = result.sources
        for finding in result.found:
            for fix in finding.fixes if self.wanted(finding) and not finding.waived else ():
                if fix.edits not in seen:
                    seen.add(fix.edits)
                    yield Repair(finding, fix, _place(finding, sources))

    def _may(self, fix: Fix) -> bool:
        return (fix.safe or self.unsafe) and all(edit.span.path in self.texts for edit in fix.edits)

    # ---- whether

    def _settle(self, base: Result, batch: list[Repair]) -> tuple[list[Repair], Texts, Result]:
        """Those of a batch that help together: all at once if that goes, else by halves."""
        kept: list[Repair] = []
        texts: Texts = self.texts
        after = base
        waiting = [batch]
        while waiting:
            part = waiting.pop()
            tried = apply([repair.fix for repair in (*kept, *part)], self.texts)
            made = self._compiled(tried) if self.compiles < COMPILES_MAX else None
            why = _objection(base, made, [*kept, *part]) if made else TOO_MANY
            if made and not why:
                kept, texts, after = [*kept, *part], tried, made
            elif len(part) == 1:
                self._refuse(part[0], why)
            else:
                half = len(part) // 2
                waiting += [part[half:], part[:half]]
        return kept, texts, after

    def _chained(self, base: Result, batch: list[Repair]) -> tuple[list[Repair], Texts, Result]:
        """The first fix that helps once what it brings to light is mended as well."""
        for repair in batch:
            chain, texts = [repair], apply([repair.fix], self.texts)
            while len(chain) < CHAIN_MAX and self.compiles < COMPILES_MAX:
                made = self._compiled(texts)
                if not _objection(base, made, [repair]):
                    return chain, texts, made
                new = _added(base, made, _stage(repair.finding.code))
                offered = (one for one in self._offered(made) if _key(one.finding) in new and self._may(one.fix))
                following = next(offered, None)
                if following is None:
                    break
                chain.append(following)
                texts = apply([following.fix], texts)
        return [], self.texts, base

    def _compiled(self, texts: Texts) -> Result:
        self.compiles += 1
        if self.compiles % SWEPT_EVERY == 0:
            gc.collect()  # the program runs without; what compiles leave behind would grow with every one
        return self.compile(texts)

    # ---- what is told

    def _refuse(self, repair: Repair, why: str) -> None:
        self.refused[_key(repair.finding), repair.fix] = replace(repair, why=why)

    def _refusals(self, result: Result) -> Iterator[Repair]:
        """Why each fix that is still offered was not applied."""
        for repair in self._offered(result):
            tried = self.refused.get((_key(repair.finding), repair.fix))
            if any(edit.span.path not in self.texts for edit in repair.fix.edits):
                yield replace(repair, why=UNNAMED)
            elif not self._may(repair.fix):
                yield replace(repair, why=UNSAFE, held_back=True)
            else:
                yield tried or replace(repair, why=TOO_MANY)


def apply(fixes: Sequence[Fix], texts: Texts) -> dict[str, str]:
    """The texts with every edit made; the edits do not overlap, and all their places are in `texts` as they are."""
    made = dict(texts)
    edits = [edit for fix in fixes for edit in fix.edits]
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        path, start, end = edit.span.path, edit.span.start, edit.span.end
        made[path] = made[path][:start] + edit.text + made[path][end:]
    return made


def _place(finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    if finding.span is None or finding.span.path not in sources:
        return ""
    line, column = sources[finding.span.path].line_column(finding.span.start)
    return f"{finding.span.path}:{line}:{column}"


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters; two insertions at one place do."""
    a, b = one.span, other.span
    return a.path == b.path and ((a.start < b.end and b.start < a.end) or a.start == b.start)


def _objection(base: Result, made: Result, repairs: Sequence[Repair]) -> str:
    """Why these fixes are not kept; empty where each of their findings is gone and none came."""
    old, new = _counted(base), _counted(made)
    for key, count in Counter(_key(repair.finding) for repair in repairs).items():
        if new[key] > old[key] - count:
            return "the finding would remain"
    added = _added(base, made, _stage(repairs[0].finding.code))
    return f"it would bring {added[0][0]}: {added[0][2]}" if added else ""


def _added(base: Result, made: Result, stage: int) -> list[Key]:
    """What is said now and was not before, of findings that come to light no later than those of a stage."""
    return sorted(key for key in _counted(made) - _counted(base) if _stage(key[0]) <= stage)


def _counted(result: Result) -> Counter[Key]:
    return Counter(map(_key, result.found))


def _key(finding: Diagnostic) -> Key:
    """What a finding says, wherever it stands: places move while texts are edited."""
    return finding.code, finding.object, finding.message


def _stage(code: str) -> int:
    """When findings of a code come to light: 0 as the text is read, 1 as names are looked up, 2 on the traced floor."""
    if code.startswith("SYN"):
        return 0
    file = rule_files().get(code)
    return 1 if file is not None and file.folder == READING else 2
