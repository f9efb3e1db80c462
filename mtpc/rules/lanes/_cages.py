"""Which optics fit into which cages: what can be advised about two optics that do not talk."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart
from mtpc.model.cages import cage_of
from mtpc.model.site import Site
from mtpc.text import pair_name


def exchange_fits(site: Site, near: int, far: int) -> bool:
    """Whether the optic at one of two connectors fits the cage at the other, as far as is known."""
    return _fits(site, near, far) or _fits(site, far, near)


def cages_shown(site: Site, near: int, far: int) -> str:
    """`the cage of a.et-0/0/1 takes qsfp56, that of b.hca1 osfp-rhs`."""
    taken = [", ".join(cage.accepts) if (cage := cage_of(site, face)) else "" for face in (near, far)]
    if not all(taken):  # built into its device
        return ""
    return f"the cage of {site.face_name(near)} takes {taken[0]}, that of {site.face_name(far)} {taken[1]}"


def circuit_shown(site: Site, application: str, ends: tuple[int, int]) -> str:
    """The circuit to write between two connectors, whose ports run as what a circuit asks."""
    near, far = map(site.face_name, ends)
    return f"`circuit NAME : {application} at {pair_name((near, far))}`"


def _fits(site: Site, face: int, other: int) -> bool:
    optic, cage = site.article(face), cage_of(site, other)
    return cage is None or not isinstance(optic, OpticPart) or optic.form_factor in cage.accepts
