"""A part written in a spec is the part a folder would hold; what is wrong with it is told at its line."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from mtpc.catalogue.types import Confidence, Fact, Part
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.plan.show.statement_text import StatementText
from mtpc.result import Result
from tests.support.floors import DRAWING, HEAD
from tests.support.marks import cases

# What a folder holds, and the same in a spec.
PAIRS = {
    "own-cassette": (
        """\
family = "cassette"
description = "cassette from the centre"
vendor = "Zenith Optics"
number = "ZX-1"
format = "acme-slot"
fibre = "om4"
loss_db_max = "0.35"
[[port]]
name = "front[1..6]"
connector = "lc-duplex"
polish = "upc"
[[port]]
name = "rear1"
connector = "mpo12"
polish = "pc"
gender = "unpinned"
mating = "opposed"
[[map]]
a = "front[1..6].L"
b = "rear1.[6..1 step -1]"
[[map]]
a = "front[1..6].R"
b = "rear1.[7..12]"
[detail]
jacket = "LSZH"
""",
        """\
: cassette {
  description = "cassette from the centre"; vendor = "Zenith Optics"; number = "ZX-1"
  format = acme-slot; fibre = om4; loss = 0.35dB
  port front[1..6] : lc-duplex { polish = upc }
  port rear1 : mpo12 { polish = pc; gender = unpinned; mating = opposed }
  map front[1..6].L -- rear1.[6..1 step -1]
  map front[1..6].R -- rear1.[7..12]
  detail { jacket = "LSZH" }
""",
    ),
    "own-trunk": (
        """\
family = "trunk"
fibre = "om4"
map = "b24n"
lengths_m = ["10", "25"]
[[end]]
name = "a"
connector = "mpo24"
gender = "pinned"
polish = "pc"
grade = "mtp-elite-mm"
[[end]]
name = "b"
connector = "mpo24"
gender = "pinned"
polish = "upc"
""",
        """\
: trunk {
  fibre = om4; map = b24n; polish = pc; lengths = [10m, 25m]; gender = pinned
  end a : mpo24 { grade = mtp-elite-mm }
  end b : mpo24 { polish = upc }
""",
    ),
    "own-harness": (
        """\
family = "harness"
fibre = "om4"
[[end]]
name = "a"
connector = "mpo16"
gender = "unpinned"
polish = "apc"
loss_db_max = "0.5"
[[end]]
name = "b[1..2]"
connector = "mpo12"
gender = "unpinned"
polish = "upc"
lit = "1..4, 9..12"
[[map]]
a = "a.[1..4]"
b = "b1.[12..9 step -1]"
[[map]]
a = "a.[5..8]"
b = "b2.[12..9 step -1]"
[[map]]
a = "a.[9..12]"
b = "b2.[4..1 step -1]"
[[map]]
a = "a.[13..16]"
b = "b1.[4..1 step -1]"
""",
        """\
: harness {
  fibre = om4; gender = unpinned
  end a : mpo16 { polish = apc; loss = 0.50dB }
  end b[1..2] : mpo12 { polish = upc; lit = [1..4, 9..12] }
  map a.[1..4] -- b1.[12..9 step -1]
  map a.[5..8] -- b2.[12..9 step -1]
  map a.[9..12] -- b2.[4..1 step -1]
  map a.[13..16] -- b1.[4..1 step -1]
""",
    ),
    "own-device": (
        """\
family = "device"
height_u = 2
[[port]]
name = "et-0/0/[0..3]"
cage = "qsfp-dd"
accepts = ["qsfp-dd", "qsfp28"]
subports_from = 0
[[port]]
name = "xe-0/0/[00..47]"
cage = "sfp28"
accepts = ["sfp+"]
""",
        """\
: device {
  height = 2U
  port et-0/0/[0..3] : qsfp-dd { accepts = [qsfp-dd, qsfp28]; subports-from = 0 }
  port xe-0/0/[00..47] : sfp28 { accepts = "sfp+" }
""",
    ),
    "own-optic": (
        """\
family = "optic"
form_factor = "qsfp-dd"
application = "400GBASE-DR4"
[[port]]
name = "mdi1"
connector = "mpo12"
gender = "pinned"
polish = "apc"
up_angled = true
pinout = "mpo12-4p4-sm-apc"
""",
        """\
: optic {
  form-factor = qsfp-dd; application = 400GBASE-DR4
  port mdi1 : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-sm-apc }
""",
    ),
    "own-rack": ('family = "rack"\nunits = 52\n', ": rack {\n  units = 52\n"),
    "own-panel": (
        'family = "panel"\nheight_u = 2\nslots = "1..3, A"\ntakes = ["acme-slot"]\n',
        ": panel {\n  height = 2U; slots = [1..3, A]; takes = acme-slot\n",
    ),
    "own-plate": (
        'family = "plate"\nformat = "acme-slot"\nconnector = "mpo12"\ncount = 6\nmating = "opposed"\n',
        ": plate {\n  format = acme-slot; connector = mpo12; count = 6; mating = opposed\n",
    ),
    "own-cord": (
        'family = "cord"\nmap = "duplex-ab"\n[[end]]\nname = "[a,b]"\nconnector = "lc-duplex"\nturned = false\n',
        ": cord {\n  map = duplex-ab\n  end [a,b] : lc-duplex { turned = false }\n",
    ),
}
USED = """\
rack R1 : {p}own-rack
device sw[1..2] : {p}own-device at R1.U[10, 20]
panel pp[1..2] : {p}own-panel at R1.U[30, 40]
cassette pp[1..2].1 : {p}own-cassette
plate pp[1..2].2 : {p}own-plate
plate pp[1..2].A : acme.plate-6mpo24-opposed
optic sw[1..2].et-0/0/0 : {p}own-optic
trunk T : {p}own-trunk at pp1.A.rear1 -- pp2.A.rear1 {{ length = 10m }}
harness H : {p}own-harness at parked -- pp1.2.rear[1..2] {{ length = 10m }}
cord pp1.1.1 -- pp2.1.1 : {p}own-cord {{ length = 2m }}
"""


def from_a_folder(tmp_path: Path) -> Site:
    (tmp_path / "my").mkdir()
    for name, (record, _) in PAIRS.items():
        (tmp_path / "my" / f"{name}.toml").write_text(f'name = "{name}"\n{record}\n{DRAWING}')
    return clean(compile_texts({"a.mtp": f'{HEAD}use "./my" as my\n{USED.format(p="my.")}'}, base=tmp_path))


def from_a_spec() -> Site:
    source = 'source = "drawing 7"; read-on = 2026-11-20; confidence = medium'
    parts = "".join(f"part {name} {written}  {source}\n}}\n" for name, (_, written) in PAIRS.items())
    return clean(compile_texts({"a.mtp": f"{HEAD}{USED.format(p='')}{parts}"}))


def clean(result: Result) -> Site:
    assert not [found for found in result.found if found.code[:3] in ("SYN", "REF", "TYP", "PRT", "CAT", "OPT")]
    return result.plant.site


def parts_of(site: Site) -> dict[str, Part]:
    parts: list[Part] = [rack.part for rack in site.racks]
    parts += [equipment.part for equipment in site.equipment]
    parts += [insert.part for insert in site.inserts]
    parts += site.components.article
    return {part.name: part for part in parts}


def without_place(part: Any) -> Any:
    """The part without what must differ: the catalogue it is from and the place of its source."""
    changes: dict[str, Any] = {"catalogue": "", "fact": replace(part.fact, place="")}
    if any(one.name == "terminals" for one in fields(part)):
        changes["terminals"] = tuple(
            replace(end, loss_fact=end.loss_fact and replace(end.loss_fact, place="")) for end in part.terminals
        )
    return replace(part, **changes)


@pytest.mark.parametrize("name", PAIRS)
def test_a_part_of_a_spec_is_the_part_of_a_folder(name: str, tmp_path: Path) -> None:
    in_folder, in_spec = parts_of(from_a_folder(tmp_path))[name], parts_of(from_a_spec())[name]
    assert without_place(in_spec) == without_place(in_folder)
    assert in_spec.detail == in_folder.detail


def findings(text: str) -> list[tuple[str, int, str, str]]:
    """Code, line, marked text and message of each finding; the head is not counted."""
    result = compile_texts({"a.mtp": HEAD + text})
    source, found = result.sources["a.mtp"], []
    for one in result.found:
        assert one.span
        place = source.text[one.span.start : one.span.end]
        found.append((one.code, source.line_column(one.span.start)[0] - 2, place, one.message))
    return found


def test_a_part_without_a_source_has_its_line_as_source_and_low_confidence() -> None:
    result = compile_texts({"a.mtp": f'{HEAD}part tall : rack {{ units = 52; number = "T52" }}\nrack R1 : tall\n'})
    part = result.plant.site.racks[0].part
    assert part.fact == Fact("a.mtp:3", Confidence.LOW, "a.mtp:3", "", "stated in the spec", "")
    assert part.number_confidence == "low"


def test_a_part_is_found_from_another_spec_of_the_floor() -> None:
    result = compile_texts(
        {"a.mtp": "edition 2026\nrack R1 : tall\n", "b.mtp": "edition 2026\npart tall : rack { units = 52 }\n"}
    )
    assert result.found == ()
    assert [rack.units for rack in result.plant.site.racks] == [52]


# In «» is what the finding marks.
WRONG = """\
part «x» : rack { }  #! CAT102 rack x has no units
part x : rack { units = 42; fibre = «om4» }  #! CAT102 rack x takes no fibre
part x : «rck» { units = 42 }  #! CAT102 there is no family of parts rck
part x : trunk { fibre = om4; end «a» : mpo12; map = b12 }  #! CAT104 a cable has ends a and b
part x : cord { fibre = «om9»; end [a,b] : mpo12 }  #! CAT104 there is no fibre class om9
part x : cord { map = «b99»; end [a,b] : mpo12 }  #! CAT104 there is no map b99
part x : cord { end [a,b] : «mpo13» }  #! CAT104 there is no connector family mpo13
part x : cassette { port front[1..6] : «lc-quad» }  #! CAT104 an lc-quad adapter is two lc-duplex ports in one body
part x : device { height = 1U; port «p1» : sfp }  #! CAT102 port p1 of x has no accepts
part x : cord { end [a,b] : lc-duplex; gender = «pinned» }  #! CAT104 LC duplex has no guide pins
part x : cord { map «a.1 -- b.1»; end [a,b] : lc-duplex }  #! CAT104 leaves a1.R open
part x : cord { map «a.[1,1] -- b.[1,2]»; end [a,b] : lc-duplex }  #! CAT104 a1.L twice
part x : cord { map «a.[1..2] -- b.1»; end [a,b] : lc-duplex }  #! TYP105 do not pair up
part x : cord { map a.1 -- «b.3»; end [a,b] : lc-duplex }  #! CAT104 has positions 1 to 2
part x : cord { «length» = 2m; end [a,b] : lc-duplex }  #! TYP103 a part has no attribute length
part x : cord { end [a,b] : lc-duplex { polish = «flat» } }  #! TYP104 flat is not a value of polish
part x : cord { «ende» a : lc-duplex }  #! REF101 a part has no block ende
part x : rack { units = 42 }; part «x» : rack { units = 43 }  #! REF107 the part x is declared twice
"""


@pytest.mark.parametrize(("line", "code", "said"), cases(WRONG))
def test_what_is_wrong_is_told_once_at_its_place(line: str, code: str, said: str) -> None:
    place = line[line.index("«") + 1 : line.index("»")]
    found = findings(line.replace("«", "").replace("»", ""))
    assert [(one[0], one[1], one[2]) for one in found] == [(code, 1, place)], found
    assert said in found[0][3]


QUADS = """part q : cassette { format = acme-slot; fibre = om4
  port front[1..12] : lc-duplex { polish = upc }
  port rear[1..3] : mpo8 { polish = pc; gender = unpinned; mating = opposed }
  for $leg in 1..3 {
    map front[4 * $leg - 3..4 * $leg].L -- rear[$leg].[1..4]
    map front[4 * $leg - 3..4 * $leg].R -- rear[$leg].[12..9 step -1]
  }
}
"""


def test_a_cassette_of_quad_adapters_is_written_port_by_port() -> None:
    assert findings(QUADS) == []
    (finding,) = findings(QUADS.replace("[1..12] : lc-duplex", "[1..6] : lc-quad"))
    assert finding[:3] == ("CAT104", 2, "lc-quad")


def test_a_map_is_named_or_written_out_not_both() -> None:
    found = findings("part x : cord {\nmap = duplex-ab\nend [a,b] : lc-duplex\nmap a.[1,2] -- b.[2,1]\n}")
    assert [one[:3] for one in found] == [("REF113", 2, "map")]


def test_what_uses_a_broken_part_stays_silent() -> None:
    assert [one[0] for one in findings("part tall : rack { }\nrack R1 : tall\n")] == ["CAT102"]


def test_a_part_nobody_wrote_is_told_with_the_near_name() -> None:
    text = "part tall-rack : rack { units = 52 }\nrack R1 : tal-rack\n"
    found = compile_texts({"a.mtp": HEAD + text}).found
    assert [(one.code, one.message) for one in found] == [("REF105", "no spec declares a part tal-rack")]
    assert "tall-rack" in found[0].help


def test_a_part_named_without_its_catalogue_is_told_with_it() -> None:
    found = compile_texts({"a.mtp": f"{HEAD}rack R1 : rack-42u\n"}).found
    assert [one.code for one in found] == ["REF105"]
    assert "acme.rack-42u" in found[0].help


def test_a_part_of_the_spec_is_shown_as_it_is_written() -> None:
    result = compile_texts({"a.mtp": f"{HEAD}part tall : rack {{ units = 52 }}\nrack R1 : tall\n"})
    assert [shape for _, shape in StatementText(result.plant.site).lines()] == ["rack R1 : tall"]


def test_a_cable_of_many_legs_is_written_in_a_range() -> None:
    text = "part t : trunk { fibre = os2; map = duplex-ab; end a[1..864] : lc-duplex; end b[1..864] : lc-duplex }\n"
    assert compile_texts({"a.mtp": f"{HEAD}{text}"}).found == ()
