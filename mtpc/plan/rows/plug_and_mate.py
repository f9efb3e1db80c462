"""A plug, and what it goes into, in words: what is not stated is marked as unknown."""

from __future__ import annotations

from mtpc.catalogue.types import POWER, Alignment, DirectCable, Polish, Terminal
from mtpc.model.site import Site
from mtpc.plan.rows.cable_ends import connector

_PINS = {"pinned": "with pins (male)", "unpinned": "no pins (female)", None: "PINS NOT STATED: look before mating"}
_KEYS = {Alignment.ALIGNED: "key up to key up", Alignment.OPPOSED: "key up to key down"}


def plug_words(terminal: Terminal) -> str:
    """`MPO-12/APC (angled), no pins (female)`."""
    if terminal.family.is_spliced:
        return f"{len(terminal.lit)} bare fibres"
    words = connector(terminal)
    if terminal.polish == Polish.APC:
        words += " (angled)"
    elif terminal.polish is None:
        words += " (END FACE NOT STATED)"
    if terminal.family.gendered:
        words += f", {_PINS[terminal.gender]}"
    return words + (", key turned" if terminal.turned else "")


def mate_words(site: Site, face: int, mate: int, alignment: Alignment) -> str:
    """`cassette, with pins (male), key up to key down`: what a plug meets, -1 where nothing is there."""
    if mate < 0:
        return _without_mate(site, face)
    terminal, plug = site.terminal(mate), site.terminal(face)
    if plug.family.is_spliced:
        return "spliced, each fibre to the one of its own number"
    if plug.family.is_electrical:
        return "port of the device" if site.is_optic(mate) else "panel"
    words = []
    if connector(terminal) != connector(plug):
        words.append(connector(terminal))
    if terminal.polish == Polish.APC:
        words.append("angled (APC)")
    if terminal.family.gendered:
        words.append(_PINS[terminal.gender])
        words.append(_KEYS.get(alignment, "KEYS NOT STATED"))
    if terminal.loose:
        return f"adapter, the plug on its other side: {', '.join(words) or 'the same'}"
    return ", ".join(["module" if site.is_optic(mate) else "cassette", *words])


def _without_mate(site: Site, face: int) -> str:
    """What a plug goes into where no plug or module stands on the other side."""
    article = site.article(face)
    if isinstance(article, DirectCable):
        return "socket" if article.medium == POWER else "cage"
    if site.has_unknown_module(face):
        return "a module that is not known yet: look before mating"
    return "the other side of the adapter is empty"
