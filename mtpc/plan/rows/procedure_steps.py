"""The steps of a method of procedure, in the order of the work.

A step with a hold point stops the work until it is signed. Sources: the trade's own forms and makers' manuals
(procedure form of AT&T ATT-TP-76300 section D; CommScope and Panduit installation instructions; IEC 61300-3-35;
TIA-606 on labels); steps that are `customary` are so in the trade, without a source, and are marked.
"""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass

PHASES = (
    "paper", "pre-check", "safety", "pull", "land", "test", "patch", "turn-up", "back-out", "incident", "close-out",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, how often, and who signs for it."""

    phase: str
    text: str
    per: str  # job, rack, delivery, link, pull group, trunk, connector, cord
    sign_off: str
    hold: bool = False
    customary: bool = False  # by the custom of the trade, step or wording: there is no source


STEPS = (
    Step("paper", "Job header filled in: procedure number, site, work order, supplier, author and contact, "
         "description, first and last day, shift hours", "job", "author"),
    Step("paper", "Equipment to be added, removed or modified is listed with rack and unit", "job", "author"),
    Step("paper", "The crew holds the issues named here: spec revision, drawings, makers' instructions",
         "job", "author"),
    Step("paper", "Crew named, with skill and emergency number; whom to call is listed in order", "job", "supplier"),
    Step("paper", "Approved; no departure from this procedure without the owner's approval", "job", "owner", True),
    Step("pre-check", "A second person compares this sheet with the room before work starts", "rack", "checker", True),
    Step("pre-check", "Assemblies delivered are counted against the order by cable id; damaged reels set aside",
         "delivery", "storeman", True, customary=True),
    Step("pre-check", "For moves and changes: light level and link state of every link on the sheet recorded, "
         "both panels photographed", "link", "engineer", True, customary=True),
    Step("safety", "Treat every fibre as live. Never look into an end. Transmitters confirmed off, or power measured",
         "job", "crew lead", True),
    Step("pull", "Trunks pulled by pull group; caps stay on; bend radius and tension of the maker's sheet respected",
         "pull group", "puller", customary=True),
    Step("pull", "Pulling eye removed, legs 1..n found and counted, slack dressed", "trunk", "puller"),
    Step("land", "Inspect, clean, inspect again, then mate: both sides of every adapter",
         "connector", "inspector", True),
    Step("land", "End faces pass IEC 61300-3-35; on multi-fibre ferrules zones A and B count, for every fibre",
         "connector", "inspector", True),
    Step("land", "The whole face of a rectangular ferrule is free of loose dirt", "connector", "inspector"),
    Step("test", "Tier 1 with light source and power meter: reference method recorded; loss at the wavelengths of the "
         "table, length, polarity", "link", "tester", True),
    Step("test", "Tier 2 with OTDR from both ends, launch and receive fibre, only where the table says T2",
         "link", "tester"),
    Step("patch", "Cords fitted in the order of the table, one section of the rack at a time; none crosses another "
         "except to take up slack", "cord", "patcher"),
    Step("patch", "Labels on both ends, scanned or read back", "cord", "second person", True),
    Step("turn-up", "Receive power read lane by lane and compared with what is expected; neighbour checked with LLDP",
         "link", "engineer", True, customary=True),
    Step("back-out", "Undo in the reverse order of the tables, from the columns that show the old state; measure light "
         "levels again", "link", "engineer", True, customary=True),
    Step("incident", "On any interruption: stop all work, call in the order of the list, restore only when told to, "
         "report in writing", "job", "crew lead"),
    Step("close-out", "Marked-up sheets, test files, inspection images, photographs, lengths as built and deviations "
         "handed in", "job", "supplier", True),
)  # fmt: skip


def steps_of(phase: str) -> tuple[Step, ...]:
    """The steps of one phase, in order."""
    return tuple(step for step in STEPS if step.phase == phase)
