"""`mtpc catalog`: records listed, shown and checked, as people and scripts see them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from mtpc.catalogue import description as told
from mtpc.catalogue import index
from mtpc.catalogue.load import Library
from tests.support import ROOT, mtpc

OWN = ROOT / "specs" / "parts"


# ---- list


def test_a_kind_is_listed_one_record_a_line() -> None:
    done = mtpc("catalog", "list", "application")
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    names = Library.standard().names("applications")
    assert sorted(listed[: len(names)]) == sorted(names)
    assert {"100GBASE-CR4", "25GBASE-CR"} <= set(listed[len(names) :])  # of direct cables, each with its cable
    assert listed.index("10GBASE-SR") < listed.index("100GBASE-SR4")


@pytest.mark.parametrize("word", ["fibre", "fibres", "FIBER"])
def test_a_kind_is_known_in_singular_and_plural(word: str) -> None:
    done = mtpc("catalog", "list", word)
    assert sorted(line.split()[0] for line in done.stdout.splitlines()) == sorted(Library.standard().names("fibres"))


def test_parts_are_listed_with_kind_and_catalogue() -> None:
    done = mtpc("catalog", "list", "part")
    assert any(line.split()[:3] == ["cord", "patch-mpo12-b-om4", "acme-fibre"] for line in done.stdout.splitlines())


def test_everything_is_listed_without_a_kind() -> None:
    done = mtpc("catalog", "list")
    kinds = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"application", "family", "brand", "document", "cord", "optic"} <= kinds


def test_a_kind_nobody_knows_is_2_with_a_near_one() -> None:
    done = mtpc("catalog", "list", "aplication")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mtpc: aplication is not a kind of record; similar: application\n")


@pytest.mark.parametrize("word", ["rack", "device", "panel", "plate", "cassette", "optic", "cord", "trunk", "harness"])
def test_every_noun_a_finding_names_can_be_listed(word: str) -> None:
    assert mtpc("catalog", "list", word).stdout.strip()


# ---- show


def shown(name: str) -> str:
    return mtpc("catalog", "show", name).stdout


def missing(name: str, *pieces: str) -> list[str]:
    """Those of the pieces that do not stand in what is shown of a record."""
    text = shown(name)
    return [piece for piece in pieces if piece not in text]


def test_an_application_is_shown_with_limits_pinout_and_sources() -> None:
    text = shown("400gbase-dr4")
    assert text.startswith("400GBASE-DR4   application\nIEEE 802.3bs, Cl. 124 (124.11)\n")
    assert "  OS2     2-500 m (high), 3.0 dB (high), connections 2.75 dB, assumes 0.5 dB/km\n" in text
    assert "pin-out mpo12-4p4-sm-apc (high), lane order medium\n" in text
    assert "  Tx1 Tx2 Tx3 Tx4   .   .   .   . Rx4 Rx3 Rx2 Rx1\n" in text  # looking in
    assert "  Rx1 Rx2 Rx3 Rx4   .   .   .   . Tx4 Tx3 Tx2 Tx1\n" in text  # the plug
    assert "\nsource: IEEE 802.3bs, Cl. 124 (124.11)\n" in text
    assert "read 2026-11-20, confidence high, basis: seen(sibling)+recall" in text


def test_what_is_not_known_is_said_so_and_never_zero() -> None:
    assert missing("40g-swdm4", "OM5     440 m (medium), loss unknown\n", "no loss limit was found") == []
    assert missing("50GBASE-ER", "minimum loss unknown") == []


@pytest.mark.parametrize("name", ["acme.patch-mpo12-b-om4", "patch-mpo12-b-om4", "PATCH-MPO12-B-OM4"])
def test_a_part_is_shown_with_or_without_an_alias(name: str) -> None:
    text = shown(name)
    assert text.startswith("patch-mpo12-b-om4   cord, catalogue acme-fibre\n")
    assert "end a   1  2  3  4  5  6  7  8  9 10 11 12\nend b  12 11 10  9  8  7  6  5  4  3  2  1\n" in text


def test_a_map_is_drawn() -> None:
    assert missing("b12", "end b  12 11 10  9  8  7  6  5  4  3  2  1") == []


def test_a_connector_says_what_it_mates_with() -> None:
    dark = "  mpo8: mates yes; the same ferrule, the centre four dark (high)\n"
    assert missing("mpo12", dark, "  mpo24: mates no; key and pins fit, rows do not meet") == []


def test_a_cable_with_modules_on_it_has_no_fibre_map() -> None:
    assert missing("acme-fibre.aoc-100g-q28", "form factor qsfp28", "map") == ["map"]


def test_a_name_of_two_records_shows_both() -> None:
    assert missing("lc-duplex", "lc-duplex   family\n", "lc-duplex   pinout\n") == []


def test_what_was_superseded_and_another_name_show_what_holds() -> None:
    assert missing("TIA-568-C.3", "\n\ntia-568.3-e   document\nANSI/TIA-568.3-E") == []
    assert missing("100g-dr-lpo", "\n\n100GBASE-DR   application\n") == []


def test_mtp_is_a_mark_and_its_loss_is_that_of_a_grade() -> None:
    loss = "  mtp-elite-mm: at most 0.35 dB, typically 0.10 dB, return loss at least 20 dB (high)\n"
    assert missing("mtp-elite", "trademark of", "US Conec", loss, "on angled ones") == []


def test_a_name_nobody_knows_is_2_with_near_ones() -> None:
    done = mtpc("catalog", "show", "400gbase-dr44")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "mtpc: the catalogue has no record named 400gbase-dr44; similar: 400GBASE-DR2, 400GBASE-DR4"
    )


@pytest.mark.parametrize("name", ["../../../etc/passwd", "", ".", "*", "a\nb"])
def test_a_name_never_becomes_a_path(name: str) -> None:
    assert mtpc("catalog", "show", name).returncode == 2


def test_a_standard_no_page_explains_is_explained_by_its_record() -> None:
    done = mtpc("explain", "iec-61754-5")
    assert done.returncode == 0
    assert "the bare MT connector, not MPO" in done.stdout


def test_every_record_has_a_page_and_every_page_fits_a_terminal_but_for_addresses() -> None:
    library = Library.standard()
    for entry in index.entries():
        page = told.described(entry, library)
        assert page.startswith(f"{entry.name}   {entry.kind}")
        assert f"source: {entry.record['source']['title'][:40]}" in page
        assert f"confidence {entry.record['source']['confidence']}" in page
        for line in page.splitlines():
            assert len(line) <= 100 or "http" in line, entry.name


# ---- search


def test_a_search_finds_parts_of_all_catalogues_by_name_number_and_attribute() -> None:
    done = mtpc("catalog", "search", "ndr", "osfp", "flat")
    assert done.returncode == 0
    assert "MMA4Z00-NS400 " in done.stdout
    assert "osfp-400g-ndr-sr4-flat" in done.stdout
    assert "QSFP112" not in done.stdout
    assert done.stderr == "7 parts; `mtpc catalog show CATALOGUE.NAME` prints one\n"


@pytest.mark.parametrize("number", ["MFP7E10-N015", "mfp7e10n015", "980-9I570-00N030"])
def test_a_number_finds_the_record_of_its_family(number: str) -> None:
    done = mtpc("catalog", "search", number)
    assert done.stdout.split()[:3] == ["cord", "MFP7E10", "nvidia"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-thing"], "no part of the catalogues has no-such-thing"),
        (["osfp", "no-such-thing"], "no part of the catalogues has osfp and no-such-thing"),
        ([""], "nothing to search for is named"),
        ([], "nothing to search for is named"),
        (["--like", "zz"], "the catalogue has no part named zz"),
        (["--like", "q28-100g-sr4", "osfp"], "there are words beside it"),
        (["--fits", "sw1.et-0/0/0"], "--fits names an object of a --spec"),
        (["--spec", "specs/quickstart.mtp"], "--fits names an object of a --spec"),
        (["--fits", "sw1.et-0/0/99", "--spec", "specs/quickstart.mtp"], "there is no cage, port or slot sw1.et-0/0/99"),
        (
            ["--fits", "R1", "--spec", "specs/quickstart.mtp"],
            "there is no cage, port or slot R1 in specs/quickstart.mtp",
        ),
    ],
)
def test_a_search_that_finds_nothing_is_2(words: list[str], said: str) -> None:
    done = mtpc("catalog", "search", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_parts_like_another_are_listed_with_what_differs_and_what_is_open_in_both() -> None:
    like = mtpc("catalog", "search", "--like", "nvidia.MFP7E30")
    assert like.returncode == 0
    # multimode is no single-mode, whatever its class; a standard cord leaves open what it is
    assert like.stdout.startswith(
        "may  generic.cord-mpo8  kind of fibre SM there, open here; fibre open in both; map b8"
    )
    assert "\nno   nvidia.MFP7E10  kind of fibre SM there, MM here\n" in like.stdout
    assert like.stderr.startswith("1 may stand for nvidia.MFP7E30, 2 are ruled out ")
    types = mtpc("catalog", "search", "--like", "fs.FHD-1MTP6LCDOM4A").stdout.splitlines()
    assert types[0].startswith("may  fs.FHD-1MTP6LCDOM4AF  map open in both; ")  # a letter is no map: never `the same`
    assert any(line.startswith("no   fs.FHD-1MTP6LCDOM5A  fibre om4 there, om5 here; map open") for line in types)


def test_a_shorter_reach_rules_a_module_out() -> None:
    listed = mtpc("catalog", "search", "--like", "nvidia.MMS4X00-NS").stdout
    assert "may  nvidia.MMS4X00-NS-T  nothing differs" in listed
    assert "MMS4X00-NM-T  limit of its maker 100 m there, none here" in listed


def test_a_page_says_what_is_open_and_what_the_interface_states() -> None:
    optic = mtpc("catalog", "show", "nvidia.MMS4X00-NM").stdout
    assert "not stated by its maker, but by the standard of its interface\n  mdi[1..2]: gender pinned (high;" in optic
    cord = mtpc("catalog", "show", "nvidia.MFP7E30").stdout
    assert "left open, to be said where it is used: fibre, grade\n" in cord
    assert "that it has this map: low;" in cord


def fitting(name: str, *words: str, spec: str = "specs/ndr-pod.mtp") -> tuple[str, str]:
    done = mtpc("catalog", "search", "--fits", name, "--spec", spec, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_what_fits_into_a_cage_is_of_a_form_that_it_accepts() -> None:
    """Its maker: finned modules in the switches, flat tops in the nodes."""
    node, _ = fitting("node01.OSFP2", "nvidia")
    assert node.startswith("cage node01.OSFP2 takes osfp-rhs\n")
    assert "fits nvidia.MMA4Z00-NS-FLT  " in node
    assert "nvidia.MMA4Z00-NS  " not in node
    leaf, told = fitting("leaf1.P0", "nvidia", "ndr")
    assert "fits nvidia.MMA4Z00-NS  " in leaf
    assert "NS-FLT" not in leaf
    assert told.startswith("cage: ")


def test_what_fits_into_a_slot_has_its_format() -> None:
    bay, told = fitting("lp1.1")
    assert bay.startswith("slot lp1.1 takes fs-fhd\n")
    assert "fits fs.FHD-FAP12MTPHA  " in bay
    assert "acme-fibre.cassette-6lc-u1-om4" not in bay
    assert told.startswith("slot: ")


def test_what_fits_into_a_port_meets_what_is_there() -> None:
    """A multimode module: its receptacle has pins and an angled end face."""
    port, told = fitting("leaf1.P0:0")
    assert "fits nvidia.MFP7E10  " in port
    assert (
        "no   acme-fibre.patch-mpo12-b-om4  patch cord MPO-12, type B, OM4, flat, unpinned both ends; polish mism"
        in port
    )
    assert "over OS2 has no limits" in port
    assert "no   nvidia.MFP7E30  " in port
    assert "patch-lc" not in port  # another connector is no near miss
    assert " are ruled out" in told
    adapter, _ = fitting("lp1.1.1", "nvidia")
    assert "may  nvidia.MFP7E30  " in adapter
    assert "no   nvidia.MFP7E20  " in adapter  # multimode, before a trunk of OS2


def test_a_cage_with_a_module_of_one_connector_is_a_cage_and_a_port() -> None:
    both, told = fitting("sw1.et-0/0/0", "acme", spec="specs/quickstart.mtp")
    assert "cage sw1.et-0/0/0 takes qsfp28, qsfp+\n" in both
    assert "port sw1.et-0/0/0 takes MPO-12\n" in both
    assert "fits acme-fibre.patch-mpo12-b-om4  " in both
    assert told.count(" fit, ") == 2


def test_parts_of_a_folder_are_searched_too(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "catalogue.toml").write_text('name = "ours"\nversion = "1"\n', "utf-8")
    source = '[source]\ntitle = "sheet"\nread_on = 2026-11-20\nconfidence = "high"\n'
    plate = 'name = "p1"\nfamily = "plate"\nformat = "fs-fhd"\nconnector = "lc-duplex"\ncount = 6\n'
    (folder / "p1.toml").write_text(plate + source, "utf-8")
    spec = tmp_path / "a.mtp"
    spec.write_text(
        'edition 2026\nuse "./ours" as ours\nuse "catalog:fs" as fs\nuse "catalog:generic" as std\n'
        "rack R : std.rack-42u\npanel p : fs.FHD-1UFCE at R.U1\n",
        "utf-8",
    )
    bay, _ = fitting("p.1", "p1", spec=str(spec))
    assert re.search(r"^fits \S+ours\.p1  plate p1\b", bay, re.MULTILINE)


# ---- numbers


def test_a_number_leads_to_its_record() -> None:
    record = "  record: MFP7E10 of 15 m, which lists it: `mtpc catalog show nvidia.MFP7E10`\n"
    assert record in mtpc("catalog", "decode", "MFP7E10-N015").stdout
    assert mtpc("catalog", "decode", "920-9B210-00FN-0M0").stdout.endswith("`mtpc catalog show nvidia.QM9700`\n")
    for name in ("MFP7E10-N015", "nvidia.MFP7E10-N015"):
        assert mtpc("catalog", "show", name).stdout.startswith("MFP7E10   cord, catalogue nvidia\n")
    unsold = mtpc("catalog", "decode", "MFP7E30-N012").stdout
    assert "MFP7E30 of 12 m, of whose family it is in a length that is not listed: " in unsold
    told = json.loads(mtpc("catalog", "decode", "MFP7E10-N015", "--format", "json").stdout)
    assert told["records"] == [{"part": "nvidia.MFP7E10", "length_m": "15", "listed": True, "sold": True}]


# ---- check


def test_our_records_are_sound_and_not_yet_aged() -> None:
    done = mtpc("catalog", "check", "--today", "2026-11-21")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(" records: no faults, 0 aged\n")


@pytest.mark.parametrize(("today", "aged"), [("2028-11-20", False), ("2028-11-21", True)])
def test_records_read_more_than_two_years_ago_are_listed(today: str, aged: bool) -> None:
    done = mtpc("catalog", "check", "--today", today)
    assert done.returncode == 0
    line = "aged: map b12: its source was read 2026-11-20, more than 2 years before"
    assert (line in done.stdout) == aged


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(OWN, tmp_path / "parts")
    return tmp_path


def spoilt(own: Path, old: str, new: str) -> None:
    part = own / "parts" / "zx-6lc-centre.toml"
    text = part.read_text("utf-8")
    assert old in text
    part.write_text(text.replace(old, new), "utf-8")


def test_a_folder_of_ones_own_is_checked(own: Path) -> None:
    done = mtpc("catalog", "check", "parts", "--today", "2026-11-21", cwd=own)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "2 records: no faults, 0 aged\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fibre       =", "fiber       =", "has an unknown key `fiber`"),
        ("[7..12]", "[6..11]", "contradicts itself: the map uses rear1.6 twice"),
        ("[6..1 step -1]", "[5..1 step -1]", "stands for 6 positions, rear1.[5..1 step -1] for 5"),
        ('"0.35"', '"35"', "zx-6lc-centre.toml: loss_db_max is 35; expected between 0.02 and 1.5"),
        ("[source]", "[sauce]", "a key with a similar name exists: source"),
        ("read_on    = 2026-11-02\n", "", "`source` has no `read_on`"),
        ('"b"', '"b', None),
    ],
)
def test_what_is_wrong_in_a_folder_is_a_fault_at_its_line(own: Path, old: str, new: str, said: str | None) -> None:
    if said is None:
        (own / "parts" / "torn.toml").write_text("name = \n")
    else:
        spoilt(own, old, new)
    done = mtpc("catalog", "check", "parts", "--today", "2026-11-21", cwd=own)
    assert done.returncode == 1
    assert (said or "torn.toml is not TOML") in done.stdout
    assert "Traceback" not in done.stderr
    assert " fault" in done.stderr
    assert " no faults" not in done.stderr


def test_a_folder_that_is_not_there_is_2() -> None:
    done = mtpc("catalog", "check", "nowhere")
    assert (done.returncode, done.stderr) == (2, "mtpc: there is no folder nowhere\n")
