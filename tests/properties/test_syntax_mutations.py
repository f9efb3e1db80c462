"""One wrong token in a clean spec: reported beside it, and only once or twice.

MTPC_MUTATIONS=600 tries as many as that.
"""

from __future__ import annotations

import os
import time

import pytest

from mtpc.pipeline import compile_texts
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support.syntax_mutations import WRITTEN, Mutation, mutations

COUNT = int(os.environ.get("MTPC_MUTATIONS", "60"))


def _lines(mutation: Mutation) -> list[int]:
    source = Source("x.mtp", mutation.text)
    return [source.line_column(one.span.start)[0] for one in parse(source)[1] if one.span]


def test_a_wrong_token_is_first_reported_within_a_line_and_drags_little_behind_it() -> None:
    before = time.process_time()
    refused = [(one, lines) for one in mutations(COUNT, seed=1) if (lines := _lines(one))]
    far = [(one.name, lines) for one, lines in refused if abs(lines[0] - one.line) > 1]
    noisy = [(one.name, lines) for one, lines in refused if len(lines) > 5]
    assert len(refused) > COUNT / 2
    assert len(far) <= 0.02 * len(refused) + 1, far
    assert noisy == []
    assert time.process_time() - before < COUNT


@pytest.mark.slow
def test_a_spec_with_one_wrong_token_is_compiled_to_its_end() -> None:
    """Whatever it means now: an answer, with a place for every finding, in a time like that of the clean spec."""
    small = [path for path in WRITTEN if path.stat().st_size < 20_000]
    for mutation in mutations(max(COUNT // 2, 1), seed=2, specs=small):
        before = time.process_time()
        result = compile_texts({mutation.path.name: mutation.text}, base=mutation.path.parent, today="2026-11-20")
        assert all(found.span is not None for found in result.diagnostics), mutation.name
        assert time.process_time() - before < 30, mutation.name
