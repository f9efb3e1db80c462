"""Builds a Site: adds components and sockets, puts plugs into sockets, and joins the faces that touch.

Only this module writes the columns. It knows nothing of statements or of what names mean.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import BORES, Alignment, Family, OpticPart, Splice, WiredPart
from mtpc.model.bores import touched_in_bores
from mtpc.model.direct_cables import laid_as
from mtpc.model.floor_values import Insert, Origin, Subport
from mtpc.model.site import Site


def add_component(
    site: Site,
    name: str,
    article: WiredPart | OpticPart,
    origin: Origin,
    length_m: Decimal | None = None,
    settings: dict[str, str] | None = None,
    *,
    splices: tuple[Splice, ...] = (),
    trays: tuple[str, ...] | None = None,
) -> int:
    """A new component with one face a terminal; returns its id."""
    components, faces = site.components, site.faces
    component = len(components)
    components.name.append(name)
    components.kind.append(laid_as(article))
    components.article.append(article)
    components.first_face.append(len(faces.component))
    components.length_m.append(length_m)
    components.origin.append(origin)
    components.settings.append(settings if settings is not None else {})
    components.trays.append(trays)
    components.splices.append((*article.splices, *splices) if isinstance(article, WiredPart) else ())
    count = len(article.terminals)
    faces.component.extend([component] * count)
    faces.terminal.extend(range(count))
    for column in (faces.socket, faces.mate):
        column.extend([-1] * count)
    faces.alignment.extend([Alignment.UNSTATED] * count)
    faces.parked.extend([False] * count)
    return component


def run_as(site: Site, component: int, article: OpticPart) -> None:
    """An optic in the mode it runs in."""
    site.components.article[component] = article


def lead_to(site: Site, circuit: int, far: Subport) -> None:
    """A part of a joined circuit that ends at another connector of the same module."""
    site.circuits[circuit] = replace(site.circuits[circuit], far=far)


def add_socket(
    site: Site,
    name: str,
    equipment: int,
    *,
    slot: str,
    port: str,
    side: str,
    alignment: Alignment | None,
    inner: int = -1,
    family: Family | None = None,
) -> int:
    """A place for a plug, with the receptacle face behind it if there is one; returns its id."""
    sockets = site.sockets
    socket = len(sockets)
    sockets.name.append(name)
    sockets.equipment.append(equipment)
    sockets.slot.append(slot)
    sockets.port.append(port)
    sockets.printed.append(port)
    sockets.side.append(side)
    sockets.inner.append(inner)
    sockets.partner.append(-1)
    sockets.alignment.append(alignment or Alignment.UNSTATED)
    sockets.plug.append(-1)
    sockets.family.append(family)
    sockets.of_equipment.setdefault(equipment, []).append(socket)
    if inner >= 0:
        site.faces.socket[inner] = socket
    return socket


def add_insert(site: Site, insert: Insert) -> None:
    """Something in a slot of a panel."""
    site.inserts.append(insert)
    site.insert_at.setdefault((insert.equipment, insert.slot), insert)


def print_beside(site: Site, socket: int, text: str) -> None:
    """Say what is printed beside a place, where the language calls it otherwise."""
    site.sockets.printed[socket] = text


def pair_sockets(site: Site, front: int, rear: int) -> None:
    """Make two sockets the two sides of one adapter."""
    site.sockets.partner[front] = rear
    site.sockets.partner[rear] = front


def add_bore(site: Site, whole: int, bore: int, name: str) -> int:
    """The place that one bore of a port for two is, as looking into it; returns its id."""
    sockets = site.sockets
    place = add_socket(
        site,
        name,
        sockets.equipment[whole],
        slot=sockets.slot[whole],
        port=f"{sockets.port[whole]}.{name.rpartition('.')[2]}",
        side=sockets.side[whole],
        alignment=sockets.alignment[whole],
    )
    sockets.of_equipment[sockets.equipment[whole]].remove(place)  # it is no port of its own
    sockets.printed[place] = f"{sockets.printed[whole]} {name.rpartition('.')[2]}"
    sockets.bores.setdefault(whole, {})[bore] = place
    sockets.whole[place] = whole
    return place


def plug_in(site: Site, face: int, socket: int) -> None:
    """Put a plug into a free socket."""
    assert site.sockets.plug[socket] < 0
    site.sockets.plug[socket] = face
    site.faces.socket[face] = socket


def park(site: Site, face: int) -> None:
    """Leave a plug unplugged, as the statement says."""
    site.faces.parked[face] = True


def join_faces(site: Site) -> None:
    """Fill `mate` and `alignment` from what is plugged in where; call once, last.

    A plug that does not go into its adapter touches nothing and is kept in `misfits`.
    """
    sockets, faces = site.sockets, site.faces
    adapted = ((socket, plug) for socket, plug in enumerate(sockets.plug) if plug >= 0 and sockets.partner[socket] >= 0)
    loose = {socket: plug for socket, plug in adapted if not _goes_in(site, socket, plug)}
    site.misfits.extend(loose.values())
    for socket, plug in enumerate(sockets.plug):
        partner, other = sockets.partner[socket], sockets.inner[socket]
        if plug < 0 or socket in loose or partner in loose:
            continue
        if other < 0 and partner >= 0:
            other = sockets.plug[partner]
        if other < 0:
            continue
        faces.mate[plug] = other
        faces.mate[other] = plug
        faces.alignment[plug] = faces.alignment[other] = sockets.alignment[socket]
    for place in sockets.bores:
        _join_halves(site, place)


def _join_halves(site: Site, place: int) -> None:
    """Let the plugs in the bores of a place touch what they meet."""
    faces = site.faces
    for plug, other, alignment in touched_in_bores(site.sockets, place, site.plug_in):
        if not _goes_into_bore(site, place, plug):
            site.misfits.append(plug)
            continue
        faces.mate[plug], faces.alignment[plug] = other, alignment
        if alignment in BORES:
            faces.halves.setdefault(other, {})[BORES.index(alignment) + 1] = plug
            faces.mate[other], faces.alignment[other] = min(faces.halves[other].items())[1], Alignment.BY_BORE


def _goes_into_bore(site: Site, place: int, plug: int) -> bool:
    family = site.sockets.family[place]
    return family is not None and site.terminal(plug).family.half_of == family.name


def _goes_in(site: Site, socket: int, plug: int) -> bool:
    family = site.sockets.family[socket]
    return family is None or family.shell == site.terminal(plug).family.shell
