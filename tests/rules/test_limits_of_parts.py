"""What the maker of a part allows a channel over it: the stricter limit rules, and messages name the part.

The limits are those of the reference of modes (cases N04 and N06, rules split-mm-50 and mm-om3-30), the parts invented.
"""

from __future__ import annotations

import pytest

from mtpc.artefacts._channel_listing import as_text
from mtpc.diagnostics.about import FindingsByObject
from mtpc.pipeline import compile_texts
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.judged_walks import judged
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
device w : acme.tester-2u at R.U40
device n[1..2] : acme.tester-2u at R.U[38, 36]
"""
SPLIT = """part split-x : harness {{ fibre = om4; polish = apc; loss = 0.35dB; map = split-p8-2x4-cross
  source = "data sheet"
  end a : mpo8 {{ gender = unpinned }}
  end b[1..2] : mpo12 {{ gender = unpinned; lit = [1, 2, 11, 12] }}
  limit {{ reach = {reach}; source = "cable rules of the maker" }}
}}
optic w.osfp1 : acme.osfp-400g-sr4-flat
optic n[1..2].osfp1 : acme.osfp-400g-sr4-flat
harness h : split-x at w.osfp1 -- n[1..2].osfp1 {{ length = {length} }}
"""
MODULE = """part module-x : optic {{ form-factor = osfp; application = 400GBASE-SR4; source = "data sheet"
  port mdi1 : mpo12 {{ gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-mm-apc }}
  {limit}
}}
part om3-b : cord {{ fibre = om3; polish = apc; loss = 0.35dB; map = b8; gender = unpinned; end [a, b] : mpo8 }}
part om4-b : cord {{ fibre = om4; polish = apc; loss = 0.35dB; map = b8; gender = unpinned; end [a, b] : mpo8 }}
optic [w, n1].osfp1 : module-x
cord w.osfp1 -- n1.osfp1 : {cord} {{ length = {length} }}
circuit c : 400GBASE-SR4 at w.osfp1 -- n1.osfp1
"""
OM3_30 = 'limit { fibre = om3; reach = 30m; source = "cable rules of the maker" }'
BIDI = """edition 2026
use "catalog:acme-fibre" as acme
part srbd-x : optic {{ form-factor = qsfp28; application = 40G-SRBD; source = "data sheet"
  port mdi1 : lc-duplex {{ polish = upc; pinout = lc-duplex-bidi }}
  {limit}
}}
rack R : acme.rack-42u
device r : acme.router-100g at R.U20
device s : acme.sw-32x100 at R.U22
optic r.et-0/0/0 : srbd-x
optic s.et-0/0/0 : acme.qp-40g-bidi
cord r.et-0/0/0 -- s.et-0/0/0 : acme.patch-lc-om4 {{ length = {length} }}
circuit c : 40G-BIDI at r.et-0/0/0 -- s.et-0/0/0
"""

OWN_CORD = """part lc-x : cord { fibre = om4; polish = upc; loss = 0.35dB; map = duplex-ab; end [a, b] : lc-duplex
  limit { loss = 1.5dB; reach = 150m; source = "letter 7" }
}
"""


def compiled(text: str) -> Result:
    return compile_texts({"spec.mtp": text}, today="2026-11-30")


def told(text: str, family: str = "") -> list[str]:
    return [f"{each.code} {each.message}" for each in compiled(text).diagnostics if each.code.startswith(family)]


def traced(text: str) -> str:
    plant = compiled(text).plant
    return "".join(as_text(judged(walk(plant, number), FindingsByObject()) for number in range(len(plant.channels))))


def test_a_splitter_way_over_what_its_maker_allows_fails() -> None:
    """N04: 55 m over OM4, where 50 m are allowed in all; 400GBASE-SR4 by itself reaches further."""
    (message,) = {*told(HEAD + SPLIT.format(reach="50m", length="55m"), "LEN101")}
    assert message.endswith("55 m long; the maker of split-x allows 50 m in all")
    assert told(HEAD + SPLIT.format(reach="50m", length="50m"), "LEN101") == []
    assert told(HEAD + SPLIT.format(reach="60m", length="55m"), "LEN101") == []


def test_a_limit_for_one_fibre_class_rules_over_that_class_only() -> None:
    """N06: 40 m over OM3, where 30 m are allowed; over OM4 it says nothing."""
    lines = HEAD + MODULE.format(limit=OM3_30, cord="om3-b", length="40m")
    assert told(lines, "LEN101") == ["LEN101 c is 40 m long; the maker of module-x allows 30 m in all over OM3"]
    (finding,) = [each for each in compiled(lines).diagnostics if each.code == "LEN101"]
    assert finding.help == "shorten the path, or use another fibre or another part than module-x"
    assert told(HEAD + MODULE.format(limit=OM3_30, cord="om4-b", length="40m"), "LEN101") == []
    assert told(HEAD + MODULE.format(limit=OM3_30, cord="om3-b", length="30m"), "LEN101") == []


def test_the_loss_a_module_allows_answers_for_its_application() -> None:
    """40G-SRBD states no loss over OM4: with the maker's it is judged, without it is not known."""
    stated = BIDI.format(limit='limit { fibre = om4; loss = 1.5dB; source = "letter 7" }', length="120m")
    assert told(stated) == []
    (unknown,) = told(BIDI.format(limit="", length="120m"))
    assert unknown == "LOS303 the loss of c is not known; missing: loss limit of 40G-SRBD over OM4 at r.et-0/0/0"
    (finding,) = compiled(BIDI.format(limit="", length="120m")).diagnostics
    assert '`limit { fibre = om4; loss = …dB; source = "…" }`' in (finding.help or "")
    # a limit for another class of fibre, or of length only, does not answer it
    for other in ("fibre = om3; loss = 1.5dB", "fibre = om4; reach = 150m"):
        (unknown,) = told(BIDI.format(limit=f'limit {{ {other}; source = "letter 7" }}', length="120m"))
        assert unknown.startswith("LOS303 ")


def test_the_loss_a_module_allows_is_a_limit() -> None:
    """120 m of OM4 lose 0.36 dB (3.0 dB/km): over 0.3 dB."""
    lines = BIDI.format(limit='limit { loss = 0.3dB; reach = 110m; source = "letter 7" }', length="120m")
    assert told(lines) == [
        "LEN101 c is 120 m long; the maker of srbd-x allows 110 m in all",
        "LOS301 c loses 0.36 dB; the maker of srbd-x allows 0.3 dB in all",
    ]
    assert "the loss limit is that of the maker of srbd-x; the reach is that of the maker of srbd-x" in traced(lines)


def test_a_splitter_does_not_answer_for_an_application() -> None:
    """What a cable may be used for says nothing of what the light of a module can stand."""
    lines = BIDI.format(limit="", length="2m").replace("acme.patch-lc-om4", "lc-x") + OWN_CORD
    (unknown,) = [each for each in told(lines) if each.startswith("LOS303")]
    assert "loss limit of 40G-SRBD" in unknown


def test_a_limit_of_one_mode_holds_in_that_mode() -> None:
    modes = "mode 200g : 200GBASE-SR4 { links = 1 }; limit { mode = 200g; reach = 20m }"
    lines = HEAD + MODULE.format(limit=modes, cord="om4-b", length="25m")
    assert told(lines, "LEN101") == []
    running = lines.replace(": module-x\ncord", ": module-x { mode = 200g }\ncord").replace(
        "circuit c : 400", "circuit c : 200"
    )
    assert told(running, "LEN101") == ["LEN101 c is 25 m long; the maker of module-x allows 20 m in all"]


@pytest.mark.parametrize(
    ("limit", "marked", "message"),
    [
        (
            "limit { reach = 30dB }",
            "30dB",
            "TYP102: reach takes a length (m, cm, mm, km, ft, in), this is 30dB (a loss)",
        ),
        ("limit { loss = 3m }", "3m", "TYP102: loss takes a loss (dB), this is 3m (a length)"),
        ("limit { fibre = om7; reach = 30m }", "om7", "CAT104: there is no fibre class om7"),
        ("limit { mode = 50g; reach = 30m }", "50g", "CAT104: there is no mode 50g"),
        ("limit { fibre = om3 }", "limit", "CAT104: a limit without a figure"),
        ("limit { span = 30m }", "span", "TYP103: a limit has no attribute span"),
        ("limit om3 { reach = 30m }", "om3", "TYP110: a limit takes no name"),
    ],
)
def test_a_limit_that_cannot_be_is_one_finding_at_its_place(limit: str, marked: str, message: str) -> None:
    sourced = limit.replace(" }", '; source = "x" }')
    text = HEAD + MODULE.format(limit=sourced, cord="om4-b", length="25m").partition("optic [w")[0]
    (finding,) = compiled(text).diagnostics
    code, said = message.split(": ", 1)
    assert (finding.code, said in finding.message) == (code, True)
    assert finding.span
    assert text[finding.span.start : finding.span.end].startswith(marked)


def test_a_limit_without_any_source_is_refused() -> None:
    text = HEAD + MODULE.format(limit="limit { reach = 30m }", cord="om4-b", length="25m").partition("optic [w")[0]
    assert told(text) == []  # the source of the part counts
    (message,) = told(text.replace('; source = "data sheet"', ""))
    assert message == "CAT102 this limit has no source"
