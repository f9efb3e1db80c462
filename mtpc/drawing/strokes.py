"""The closed sets of what drawings are made with: layers, inks, hatches, dashes, anchors."""

from __future__ import annotations

from enum import StrEnum


class Layer(StrEnum):
    """What a shape is of, for programs that show one without the others."""

    SHEET = "sheet"  # frame, title, legend: they belong to the paper, not to what is drawn
    ROWS = "rows"
    RACKS = "racks"
    TRAYS = "trays"
    ROUTE = "route"
    EQUIPMENT = "equipment"
    PORTS = "ports"
    FIBRES = "fibres"
    MATINGS = "matings"
    TROUBLE = "trouble"
    TEXT = "text"


class Ink(StrEnum):
    """The colours of drawings; the second dozen are those of fibres."""

    PAPER = "paper"
    INK = "ink"
    MIDDLE = "middle"
    PALE = "pale"
    SHADE = "shade"
    LIT = "lit"
    STOP = "stop"
    BLUE = "blue"
    ORANGE = "orange"
    GREEN = "green"
    BROWN = "brown"
    SLATE = "slate"
    WHITE = "white"
    RED = "red"
    BLACK = "black"
    YELLOW = "yellow"
    VIOLET = "violet"
    ROSE = "rose"
    AQUA = "aqua"


class Hatch(StrEnum):
    """Lines over a surface, which tell surfaces apart without colour."""

    NONE = "none"
    RISING = "rising"
    CROSSED = "crossed"


class Dash(StrEnum):
    """How a line is broken."""

    WHOLE = "whole"
    DASHED = "dashed"
    DOTTED = "dotted"


class Anchor(StrEnum):
    """Which point of a text its place is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
