"""Spares have to be what can be ordered: nothing of them is left open, and no share is beyond the whole."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts

HEAD = 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R : acme.rack-42u\n'
OPEN = "spare acme.patch-mpo12-b-om4-open { count = 2; length = 3m; SAID }\n"


def codes(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in compile_texts({"x.mtp": HEAD + text}).diagnostics]


def test_what_a_spare_leaves_open_is_asked() -> None:
    assert codes(OPEN.replace("SAID", "")) == [("TYP110", "a spare cord of which gender is not stated")]
    assert codes(OPEN.replace("SAID", "gender = unpinned")) == []


def test_what_a_policy_prefers_fills_a_spare_too() -> None:
    assert codes("policy { prefer { gender = pinned-trunk } }\n" + OPEN.replace("SAID", "")) == []


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("100%", []),
        ("101%", [("TYP108", "panel = 101% keeps more spares than there are pieces")]),
        ("250%", [("TYP108", "panel = 250% keeps more spares than there are pieces")]),
    ],
)
def test_a_share_is_at_most_the_whole(share: str, expected: list[tuple[str, str]]) -> None:
    text = f"policy {{ spares {{ panel = {share} }} }}\npanel p : acme.panel-4slot at R.U1\n"
    assert codes(text) == expected
