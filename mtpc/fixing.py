"""Applies the fixes of findings to the texts of specs, and keeps only those that a compile shows to help.

A fix is kept if, once it is applied, its finding is gone and no finding is new. Findings are fixed in the order in
which they appear (text, names, light): while a text cannot be read, nothing is reported about the rest of it, so a
finding that appears only because an earlier one was fixed is not counted against that fix; it remains and is
reported. This module reads and writes no file: the caller's `compile` reads, `delivery` writes.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.lazy_dataclass import dataclass
from mtpc.result import Result
from mtpc.rules.files import READING, rule_files
from mtpc.text import Source

ROUNDS_MAX = 12
COMPILES_MAX = 100  # of one run; fixes not tried by then are refused
COLLECT_EVERY = 10  # compiles
CHAIN_MAX = 4  # fixes applied in a row where each makes the next mistake of a statement appear
UNSAFE = "it may change the meaning; --unsafe-fixes applies it"
UNNAMED = "only files named on the command line are edited"
TOO_MANY = "too many fixes for one run; run it again"

Texts = Mapping[str, str]
Compile = Callable[[Texts], Result]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class OfferedFix:
    """A finding and its fix; `why` it was refused, empty if it was applied. `place` is its line when it was tried."""

    finding: Diagnostic
    fix: Fix
    place: str
    why: str = ""
    held_back: bool = False  # not tried, because it may change the meaning


@dataclass(frozen=True, slots=True)
class FixedSpecs:
    """What fixing came to.

    `texts` are those that changed, by path, and `result` is the compile of them with all others; each refused fix
    says why it is.
    """

    texts: Texts
    applied: tuple[OfferedFix, ...]
    refused: tuple[OfferedFix, ...]
    result: Result


def fix_texts(
    texts: Texts, compile_: Compile, *, unsafe: bool = False, selects: Callable[[Diagnostic], bool] = lambda _: True
) -> FixedSpecs:
    """Apply the safe fixes of selected findings, and with `unsafe` the others; only these texts are changed."""
    return _Fixer(dict(texts), compile_, unsafe, selects).run()


@dataclass(slots=True)
class _Fixer:
    texts: dict[str, str]
    compile: Compile
    unsafe: bool
    selects: Callable[[Diagnostic], bool]
    compiles: int = 0
    applied: list[OfferedFix] = field(default_factory=list)
    refused: dict[tuple[Key, Fix], OfferedFix] = field(default_factory=dict)

    def run(self) -> FixedSpecs:
        """Try fixes in rounds, until none is left."""
        before, result = dict(self.texts), self._compiled(self.texts)
        for _ in range(ROUNDS_MAX):
            batch = self._batch(result)
            if not batch:
                break
            kept, texts, after = self._settle(result, batch)
            if not kept:
                kept, texts, after = self._chained(result, batch)
            if kept:
                self.applied += kept
                self.texts, result = dict(texts), after
                self.refused.clear()  # the reason may be gone
        changed = {path: text for path, text in self.texts.items() if text != before[path]}
        return FixedSpecs(changed, tuple(self.applied), tuple(self._refusals(result)), result)

    # ---- which fixes to try

    def _batch(self, result: Result) -> list[OfferedFix]:
        """Fixes to try together: of the earliest kind of finding, none overlapping, in reading order."""
        candidates = [
            offer
            for offer in self._offered(result)
            if self._may(offer.fix) and (_key(offer.finding), offer.fix) not in self.refused
        ]
        first = min((_stage(offer.finding.code) for offer in candidates), default=0)
        batch: list[OfferedFix] = []
        taken: list[Edit] = []
        findings: set[Diagnostic] = set()
        for offer in candidates:
            if _stage(offer.finding.code) != first or offer.finding in findings:
                continue
            if not any(_overlap(edit, other) for edit in offer.fix.edits for other in taken):
                batch.append(offer)
                taken += offer.fix.edits
                findings.add(offer.finding)
        return batch

    def _offered(self, result: Result) -> Iterator[OfferedFix]:
        """Every fix of selected findings; one that several iterations of a loop offer, once."""
        seen: set[tuple[Edit, ...]] = set()
        sources = result.sources
        for finding in result.found:
            for fix in finding.fixes if self.selects(finding) and not finding.waived else ():
                if fix.edits not in seen:
                    seen.add(fix.edits)
                    yield OfferedFix(finding, fix, _place(finding, sources))

    def _may(self, fix: Fix) -> bool:
        return (fix.safe or self.unsafe) and all(edit.span.path in self.texts for edit in fix.edits)

    # ---- which fixes help

    def _settle(self, base: Result, batch: list[OfferedFix]) -> tuple[list[OfferedFix], Texts, Result]:
        """The fixes of a batch that help together: all at once if possible, else by halves."""
        kept: list[OfferedFix] = []
        texts: Texts = self.texts
        after = base
        waiting = [batch]
        while waiting:
            part = waiting.pop()
            edited = apply([offer.fix for offer in (*kept, *part)], self.texts)
            compiled = self._compiled(edited) if self.compiles < COMPILES_MAX else None
            why = _objection(base, compiled, [*kept, *part]) if compiled else TOO_MANY
            if compiled and not why:
                kept, texts, after = [*kept, *part], edited, compiled
            elif len(part) == 1:
                self._refuse(part[0], why)
            else:
                half = len(part) // 2
                waiting += [part[half:], part[:half]]
        return kept, texts, after

    def _chained(self, base: Result, batch: list[OfferedFix]) -> tuple[list[OfferedFix], Texts, Result]:
        """The first fix that helps once the findings it makes appear are fixed as well."""
        for offer in batch:
            chain, texts = [offer], apply([offer.fix], self.texts)
            while len(chain) < CHAIN_MAX and self.compiles < COMPILES_MAX:
                after = self._compiled(texts)
                if not _objection(base, after, [offer]):
                    return chain, texts, after
                new = _added(base, after, _stage(offer.finding.code))
                offered = (
                    offer for offer in self._offered(after) if _key(offer.finding) in new and self._may(offer.fix)
                )
                following = next(offered, None)
                if following is None:
                    break
                chain.append(following)
                texts = apply([following.fix], texts)
        return [], self.texts, base

    def _compiled(self, texts: Texts) -> Result:
        self.compiles += 1
        if self.compiles % COLLECT_EVERY == 0:
            gc.collect()  # the program runs without collection; memory would grow with every compile
        return self.compile(texts)

    # ---- what is reported

    def _refuse(self, offer: OfferedFix, why: str) -> None:
        self.refused[_key(offer.finding), offer.fix] = replace(offer, why=why)

    def _refusals(self, result: Result) -> Iterator[OfferedFix]:
        """Why each fix that is still offered was not applied."""
        for offer in self._offered(result):
            refused = self.refused.get((_key(offer.finding), offer.fix))
            if any(edit.span.path not in self.texts for edit in offer.fix.edits):
                yield replace(offer, why=UNNAMED)
            elif not self._may(offer.fix):
                yield replace(offer, why=UNSAFE, held_back=True)
            else:
                yield refused or replace(offer, why=TOO_MANY)


def apply(fixes: Sequence[Fix], texts: Texts) -> dict[str, str]:
    """The texts with every edit applied; the edits do not overlap, and all their places are those in `texts`."""
    edited = dict(texts)
    edits = [edit for fix in fixes for edit in fix.edits]
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        path, start, end = edit.span.path, edit.span.start, edit.span.end
        edited[path] = edited[path][:start] + edit.text + edited[path][end:]
    return edited


def _place(finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    if finding.span is None or finding.span.path not in sources:
        return ""
    line, column = sources[finding.span.path].line_column(finding.span.start)
    return f"{finding.span.path}:{line}:{column}"


def _overlap(edit: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters; two insertions at one place do."""
    first, second = edit.span, other.span
    crossed = (first.start < second.end and second.start < first.end) or first.start == second.start
    return first.path == second.path and crossed


def _objection(base: Result, after: Result, offers: Sequence[OfferedFix]) -> str:
    """Why these fixes are not kept; empty where each of their findings is gone and none is new."""
    old, new = _counted(base), _counted(after)
    for key, count in Counter(_key(offer.finding) for offer in offers).items():
        if new[key] > old[key] - count:
            return "the finding would remain"
    added = _added(base, after, _stage(offers[0].finding.code))
    return f"it would cause {added[0][0]}: {added[0][2]}" if added else ""


def _added(base: Result, after: Result, stage: int) -> list[Key]:
    """The new findings, of those that appear no later than the findings of a stage."""
    return sorted(key for key in _counted(after) - _counted(base) if _stage(key[0]) <= stage)


def _counted(result: Result) -> Counter[Key]:
    return Counter(map(_key, result.found))


def _key(finding: Diagnostic) -> Key:
    """A finding without its place: places move while texts are edited."""
    return finding.code, finding.object, finding.message


def _stage(code: str) -> int:
    """When findings of a code appear: 0 as the text is read, 1 as names are resolved, 2 in the traced model."""
    if code.startswith("SYN"):
        return 0
    file = rule_files().get(code)
    return 1 if file is not None and file.folder == READING else 2
