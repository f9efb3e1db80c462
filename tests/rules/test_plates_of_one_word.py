"""Plates of one statement have one word for their type: where it is wrong for all, that is one change."""

from __future__ import annotations

from mtpc.pipeline import compile_texts

# A cord of type B to each side of a plate: lanes arrive where the plate holds keys aligned (polarity reference, 4).
HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel p[1..3] : acme.panel-4slot at R1.U[42, 38, 36]
optic sw[1..2].et-0/0/[0..5] : acme.q28-100g-sr4
"""
for letter in "ab":  # pins on the side of the plate only: modules have pins themselves
    HEAD += f"part half-{letter} : cord {{ fibre = om4; loss = 0.35dB; return-loss = 30dB; map = {letter}12\n"
    HEAD += "  end a : mpo12 { gender = pinned; polish = pc }; end b : mpo12 { gender = unpinned; polish = pc } }\n"
PLATES = "plate p[1..2].1 : acme.plate-12mpo-opposed-pc\n"


def through(plate: str, circuits: range) -> str:
    """Circuits through a plate, each cord in a statement of its own."""
    lines = []
    for port, number in enumerate(circuits, start=1):
        lines += [
            f"cord sw1.et-0/0/{number} -- {plate}.{port} : acme.patch-mpo12-b-om4 {{ length = 2m }}",
            f"cord {plate}.rear{port} -- sw2.et-0/0/{number} : half-b {{ length = 9m }}",
            f"circuit c{number} : 100GBASE-SR4 at sw1.et-0/0/{number} -- sw2.et-0/0/{number}",
        ]
    return "\n".join(lines) + "\n"


WAYS = through("p1.1", range(2)) + through("p2.1", range(2, 4))


def test_two_plates_of_a_wrong_type_are_one_change_and_one_edit() -> None:
    text = HEAD + PLATES + WAYS
    (one,) = compile_texts({"a.mtp": text}).diagnostics
    assert (one.object, len(one.consequences)) == ("p1.1", 4)
    assert one.help.startswith(
        "replace the 2 plates of one statement, p1.1, p2.1 (opposed keys) with ones that hold keys aligned, such as "
    )
    (fix,) = one.fixes
    (edit,) = fix.edits
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert compile_texts({"a.mtp": mended}).diagnostics == ()


def test_plates_of_two_statements_are_two_changes() -> None:
    alone = "".join(f"plate p{number}.1 : acme.plate-12mpo-opposed-pc\n" for number in (1, 2))
    found = compile_texts({"a.mtp": HEAD + alone + WAYS}).diagnostics
    assert [one.object for one in found] == ["p1.1", "p2.1"]
    assert all(one.fixes for one in found)


def test_a_plate_that_serves_something_well_is_not_changed_with_the_other() -> None:
    right = through("p2.1", range(2, 4)).replace("half-b", "half-a")
    (one,) = compile_texts({"a.mtp": HEAD + PLATES + through("p1.1", range(2)) + right}).diagnostics
    assert one.object == "p1.1"
    assert one.help.startswith("replace plate p1.1 (")
    assert one.fixes == ()  # the word is that of both
