"""The words beside a channel's drawing: what each piece and each module is."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.model.site import Site
from mtpc.plan.show.path_steps import part_step
from mtpc.text import is_pair


def piece_lines(site: Site, entered: int, left: int) -> Iterator[str]:
    """What a piece is called, what it is, and its part."""
    component, part = site.component_of(entered), site.article(entered)
    name = site.name_of(component)
    yield site.kind_of(component).capitalize() if is_pair(name) else f"{site.kind_of(component).capitalize()} {name}"
    yield part_step(site, entered, left).what
    yield part.number or part.name


def module_lines(site: Site, face: int) -> tuple[str, str]:
    """The port, and the module in it."""
    optic = site.article(face)
    assert isinstance(optic, OpticPart)
    return site.face_name(face), f"{optic.application}, {optic.number or optic.name}"
