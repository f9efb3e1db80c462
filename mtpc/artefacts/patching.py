"""Patching instructions: the job, then a page per rack in the order of the work, then closing out."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.plan.part_words import all_on_paper
from mtpc.plan.rows.procedure_steps import Step, steps_of
from mtpc.plan.rows.rack_lines import FitLine, RackWork, where
from mtpc.plan.rows.work import Work

_TITLES = {
    "paper": "Paper", "pre-check": "Before work", "safety": "Safety", "pull": "Pull trunks",
    "land": "Land trunk legs", "test": "Test installed links", "patch": "Fit cords", "turn-up": "Turn up",
    "back-out": "Back out", "incident": "If anything is interrupted", "close-out": "Close out",
}  # fmt: skip
_SIGNED = (("Done by", 9), ("Checked", 9), ("Time", 7), ("Photo", 10))
_CUSTOMARY = "customary"
_FITTERS = ("Fitted by", "Checked by (second person)")
_LEGEND = (
    "Work rack by rack, phase by phase, each table from top to bottom. A line in bold is a hold point: work stops "
    "until it is signed.",
    "Every plug has a line at the rack it goes into: its port as printed on the device and its label. The grey line "
    "above states what the plugs under it are and what they go into: compare the plug in your hand with those words.",
    "Pins: a plug with pins (male) goes onto one without (female); modules have pins, so a plug at that end has none. "
    "If both sides have pins, or neither, stop.",
    "Keys: in a key-up to key-down adapter one plug goes in upside down by design. Never force or turn a plug.",
    "APC end faces are angled and meet angled ones only. Go by the words; the colour of a plug proves nothing.",
    "Pins, key: tick when pins and key of plug and port are as the grey line states; LC has no pins.",
    "Label of far end: as on the second line of the label. (+3): the plug has three more far ends, one for each leg.",
    "Cable limit: pass limit of the one cable under test, its two end pairs and its fibre. Whole channel: maximum "
    "loss from port to port by its parts, and its limit; blank or unknown means it is not known, not that it is good. "
    "Figures have at most three decimals here, half rounded up; cut-sheet.csv and path-sheet.csv have the exact ones.",
    "NO LIGHT: by the plan a transmitter does not reach a receiver; do not turn up, report it. CANNOT BE MATED: by the "
    "plan the two plugs named, or a plug and the module, do not go together at that port (pins, key, end face or "
    "fibre): do not force them, report it. Lanes permuted: light arrives in a different order from that of the lanes. "
    "NOT JUDGED: the module in the port named is not known yet; plug it in once somebody has compared it.",
    "A cable that is in place has no line to pull, land or fit; what was measured of it stands in the test table "
    "beside the limit of that cable.",
    "First issue: nothing is removed, there is no old state.",
    f"{_CUSTOMARY}: step or wording is a custom of the trade, without a page to point to.",
)


def _files(work: Work) -> Drafts:
    racks = [_rack(rack) for rack in work.racks if not rack.is_device]
    devices = [rack for rack in work.racks if rack.is_device]
    outside = [_outside(devices)] if len(devices) > 1 else [_rack(device) for device in devices]
    sections = [_job(work), *racks, *outside, _end()]
    document = _heads.document(work, "Patching instructions", tuple(sections))
    return {"patching.html": lambda: as_html(document), "patching.pdf": lambda: as_pdf(document)}


def _job(work: Work) -> page.Section:
    blocks = _heads.opening(work)
    for phase in ("paper", "pre-check", "safety"):
        blocks += _phase(step for step in steps_of(phase) if step.per != "rack")
    blocks += [page.Title("Signed"), page.Signatures(("Author", "Supplier", "Owner (approval)", "Crew lead"))]
    blocks += [page.Title("How to read these pages"), *(page.Note(text) for text in _LEGEND)]
    return page.Section("Job", tuple(blocks))


def _end() -> page.Section:
    blocks: list[page.Block] = []
    for phase in ("back-out", "incident", "close-out"):
        blocks += _phase(iter(steps_of(phase)))
    blocks += [page.Title("Signed"), page.Signatures(("Supplier", "Engineer", "Owner"))]
    return page.Section("Back out, incidents, close out", tuple(blocks))


def _phase(steps: Iterator[Step]) -> Iterator[page.Block]:
    phase = ""
    for step in steps:
        if step.phase != phase:
            phase = step.phase
            yield page.Title(_TITLES[phase])
        hold = "HOLD: " if step.hold else ""
        custom = f"; {_CUSTOMARY}" if step.customary else ""
        yield page.Note(f"{hold}{step.text} ({step.per}; signs: {step.sign_off}{custom})", page.BOX, strong=step.hold)


def _rack(work: RackWork) -> page.Section:
    blocks: list[page.Block] = list(_phase(step for step in steps_of("pre-check") if step.per == "rack"))
    blocks += _tables(work, set())
    blocks += [page.Title("This rack is done"), page.Signatures(_FITTERS)]
    return page.Section(", ".join(where(work)), tuple(blocks))


def _outside(works: list[RackWork]) -> page.Section:
    """Devices that stand in no rack, one below the other: each has a cord or two, and needs no page of its own."""
    blocks, told = list[page.Block](), set[str]()
    for work in works:
        blocks += [page.Title(work.rack), *_tables(work, told)]
    blocks += [page.Title("These devices are done"), page.Signatures(_FITTERS)]
    return page.Section("Devices in no rack", tuple(blocks))


def _tables(work: RackWork, told: set[str]) -> Iterator[page.Block]:
    """What is to be done at a place, phase by phase; `told` are the phases whose steps stand above already."""
    if work.notes:
        rows = [(note.kind, note.names, note.text) for note in work.notes]
        yield page.Grid(tuple(_heads_of("Of", _bold("Name"), "Note")), rows, "Notes for this rack")
    for phase, grid in (
        ("pull", _pulls(work)),
        ("land", _fits(work.lands, "Trunk legs that land here", cords=False)),
        ("test", _tests(work)),
        ("patch", _fits(work.cords, "Cord ends that go in here", cords=True)),
        ("patch", _loops(work)),
        ("turn-up", _turn_ups(work)),
    ):
        if grid.rows:
            yield from () if phase in told else _phase(iter(steps_of(phase)))
            yield grid
            told.add(phase)


def _pulls(work: RackWork) -> page.Grid:
    heads = (
        *_heads_of(
            "Pull group",
            _bold("Cable id"),
            "Part",
            "Fibres",
            "Length",
            "Legs here",
            "Far racks",
            "Pulling eye",
            "Route",
        ),
        page.Head("Pulled", "", page.TICK),
        page.Head("By, date", "", page.FIELD, 14),
    )
    rows = [
        (line.pull_group, line.cable_id, line.part, line.fibres, line.length, str(line.legs_here), line.far,
         line.pull_eye, line.route, "", "")
        for line in work.pulls
    ]  # fmt: skip
    return page.Grid(heads, rows, "Trunks with an end here")


def _fits(lines: list[FitLine], caption: str, *, cords: bool) -> page.Grid:
    """A line per plug, under a band that states what the plug is and what it goes into."""
    routed = any(line.route for line in lines)
    heads = (
        *_heads_of(
            "#", _bold("Cable id"), "End", _bold("Goes into port"), _bold("Label on this end"), "Label of far end"
        ),
        *(_heads_of("Route") if routed else ()),
        *(_heads_of("Whole channel") if cords else ()),
        *(
            page.Head(title, "", page.TICK)
            for title in ("Plug clean", "Port clean", "Pins, key", "Fitted", "Labels read")
        ),
        *([page.Head("Channel measured dB", "", page.FIELD, 9)] if cords else ()),
        *(page.Head(title, "", page.FIELD, chars) for title, chars in _SIGNED),
    )
    rows: list[tuple[str, ...] | page.Band] = []
    kit = ""
    for line in lines:
        reservation = f"{line.reservation}   >  " if line.reservation else ""
        next_kit = f"{reservation}{line.what}   >  plug: {line.plug}   >  goes into: {line.into}"
        if next_kit != kit:
            kit = next_kit
            rows.append(page.Band(kit))
        cells = [str(line.seq), line.cable_id, line.end, line.port, line.label, line.far_label]
        cells += [line.route] * routed + [line.expected] * cords
        rows.append((*cells, *[""] * (len(heads) - len(cells))))
    return page.Grid(heads, rows, caption)


def _loops(work: RackWork) -> page.Grid:
    heads = (
        *_heads_of(_bold("Loopback plug"), _bold("Goes into port"), "Plug", "Into"),
        *(page.Head(title, "", page.TICK) for title in ("Plug clean", "Fitted", "Taken out again")),
        *(page.Head(title, "", page.FIELD, chars) for title, chars in _SIGNED),
    )
    rows = [(line.what, line.port, line.plug, line.into, *[""] * (len(heads) - 4)) for line in work.loops]
    return page.Grid(heads, rows, "Loopback plugs that go in here")


def _tests(work: RackWork) -> page.Grid:
    heads = (
        *_heads_of(_bold("Cable id"), "Leg", _bold("From"), _bold("To"), "Length", "Tier", "At nm", "Cable limit dB"),
        page.Head("Measured dB, each wavelength", "", page.FIELD, 22),
        page.Head("Polarity", "", page.TICK),
        page.Head("Pass", "", page.TICK),
        page.Head("Result file", "", page.FIELD, 16),
        page.Head("By, date", "", page.FIELD, 14),
    )
    rows: list[tuple[str, ...] | page.Band] = []
    reservation = ""
    for line in sorted(work.tests, key=lambda line: (line.blocked, line.reservation)):  # reserved legs come last
        if line.reservation != reservation:
            reservation = line.reservation
            rows.append(page.Band(reservation))
        limits = filter(None, (line.test_limit, all_on_paper(line.limits_db)))
        limit = "; ".join(limits) or ("none" if line.blocked else "unknown")
        wavelengths = "; ".join(map(str, line.wavelengths_nm))
        cells = (line.cable_id, line.leg, line.here, line.there, line.length, line.tier or "not given", wavelengths)
        rows.append((*cells, limit, line.measured, "", "", line.result_file, line.tested))
    return page.Grid(heads, rows, "Installed legs whose end A is here")


def _turn_ups(work: RackWork) -> page.Grid:
    heads = (
        *_heads_of(_bold("Port"), "Circuit", "Application", "Neighbour expected", "Whole channel", _bold("Verdict")),
        page.Head("Receive power, lane by lane", "", page.FIELD, 30),
        page.Head("Neighbour seen", "", page.TICK),
        page.Head("By, time", "", page.FIELD, 12),
    )
    rows = [
        (line.port, line.circuit, line.application, line.far, line.expected or "unknown", line.verdict, "", "", "")
        for line in work.turn_ups
    ]
    return page.Grid(heads, rows, "Circuits with a port here")


def _heads_of(*titles: str | page.Head) -> list[page.Head]:
    """Heads of columns with text in them."""
    return [page.Head(title, "", page.TEXT) if isinstance(title, str) else title for title in titles]


def _bold(title: str) -> page.Head:
    """The head of a column with bold text in it."""
    return page.Head(title, "", page.STRONG)


ARTEFACT = Artefact(
    "patching", "what to do at each rack, in order, with boxes to tick and to sign", _files, ("html", "pdf")
)
