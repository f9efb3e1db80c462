"""What runs over a direct cable: one application, or another at end a where a chip in the cable joins the two."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable


def applications_of(part: DirectCable) -> tuple[str, ...]:
    """The applications a circuit over it may name, that of its ends b first; none of a power cord."""
    return tuple(dict.fromkeys(filter(None, (part.application, part.near_application))))


def applications_shown(part: DirectCable) -> str:
    """`100GBASE-CR4`; where end a runs as another, `100GBASE-CR2 to 100GBASE-CR4`."""
    return " to ".join(reversed(applications_of(part)))
