"""All that is planned for one plant and one issue; each part is made once, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from mtpc.channel.types import Plant
from mtpc.model.site import Site
from mtpc.plan.rows.balance import balance
from mtpc.plan.rows.bom_lines import Bill, BomLine, bill
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.cable_ids import cable_ids
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.cut_sheet import cut_rows
from mtpc.plan.rows.issue import Header, Issue, header
from mtpc.plan.rows.label_rows import LabelRow, label_rows
from mtpc.plan.rows.leg_channels import LegChannels
from mtpc.plan.rows.notes import StatementNote, all_notes
from mtpc.plan.rows.order_files import OrderFile, order_files
from mtpc.plan.rows.path_rows import path_rows
from mtpc.plan.rows.rack_lines import RackWork
from mtpc.plan.rows.rack_work import rack_work
from mtpc.plan.rows.served import Served
from mtpc.plan.rows.splice_rows import SpliceRow, splice_rows


class Work:
    """What documents are made from."""

    def __init__(self, plant: Plant, issue: Issue) -> None:
        self.plant = plant
        self.issue = issue
        self.model: Mapping[str, object] = {}  # what is on the floor, as objects, where it was made

    @property
    def site(self) -> Site:
        """The floor."""
        return self.plant.site

    @cached_property
    def header(self) -> Header:
        """The head of every document."""
        return header(self.site, self.issue)

    @cached_property
    def ends(self) -> CableEnds:
        """Places and labels of all ends, and the cable ids."""
        return CableEnds(self.site, cable_ids(self.site))

    @cached_property
    def uses(self) -> LegChannels:
        """Channels by leg."""
        return LegChannels(self.plant, self.ends.ids, self.issue.known)

    @cached_property
    def cuts(self) -> tuple[CutRow, ...]:
        """The rows of the cut sheet."""
        return cut_rows(self.uses, self.ends, self.header)

    @cached_property
    def notes(self) -> tuple[StatementNote, ...]:
        """The notes of the spec on objects of the model."""
        return all_notes(self.site, self.ends)

    @cached_property
    def labels(self) -> tuple[LabelRow, ...]:
        """All labels."""
        return tuple(label_rows(self.site, self.ends, self.cuts))

    @cached_property
    def racks(self) -> tuple[RackWork, ...]:
        """Instructions rack by rack."""
        return rack_work(self.uses, self.ends, self.cuts)

    @cached_property
    def bill(self) -> Bill:
        """What is needed, and what of it is there already."""
        return bill(self.site)

    @property
    def bom(self) -> tuple[BomLine, ...]:
        """The lines of the bill of materials."""
        return self.bill.lines

    @cached_property
    def balance(self) -> tuple[dict[str, str], ...]:
        """Where the pieces of each part come from, and what is left over."""
        return tuple(balance(self.site, self.bill))

    @cached_property
    def orders(self) -> tuple[OrderFile, ...]:
        """What is sent to each vendor."""
        return order_files(self.site, self.header, self.bom, self.served.of)

    @cached_property
    def served(self) -> Served:
        """Which circuits, racks and cables each line is needed for."""
        return Served(self.uses)

    @cached_property
    def splices(self) -> tuple[SpliceRow, ...]:
        """Every splice, by closure."""
        return splice_rows(self.plant, self.ends)

    @cached_property
    def paths(self) -> list[dict[str, str]]:
        """Every channel on one line."""
        return path_rows(self.uses, self.ends)
