"""Light followed from a port through matings and parts, stored hop by hop.

A *state* is light that has left a part: everything that happened to it so far (which parts, how they mated) and
where each position of the port's face now is. States form a tree; a step taken once is looked up for every other
channel of the same make-up. All positions travel together, lit or not, and part where their fibres part.
"""

from __future__ import annotations

from typing import NamedTuple

from mtpc.catalogue.types import BORES, Alignment, OpticPart, WiredPart
from mtpc.channel.mating_faults import can_be_mated
from mtpc.channel.matings import mating_kind
from mtpc.channel.types import FibreEnd, Hop
from mtpc.light.meeting import Moves, across
from mtpc.light.through_parts import Lights, PartTable, PartTables, Passage, Turn, divided, filtered, joined, turn_at
from mtpc.model.site import Site


class LightEnd:
    """Where light stopped."""

    __slots__ = ("alignment", "article", "kind", "mateable", "positions", "state", "terminal")

    def __init__(
        self,
        kind: FibreEnd,
        state: LightState,
        positions: Moves,
        *,
        alignment: Alignment = Alignment.UNSTATED,
        mateable: bool = True,
    ) -> None:
        self.kind = kind
        self.state = state
        self.positions = positions  # of the starting face -> where it stopped
        self.alignment = alignment  # of the last mating, where it was crossed
        self.mateable = mateable
        self.article: OpticPart | None = None  # ports: the optic and its receptacle
        self.terminal = -1


class LightState:
    """Light on the connector it leaves a part by (or on the port it starts from)."""

    __slots__ = (
        "alignment",
        "children",
        "ends",
        "hop",
        "lights",
        "mateable",
        "parent",
        "positions",
        "steps",
        "stops",
        "terminal",
    )

    def __init__(
        self,
        parent: LightState | None,
        hop: Hop | None,
        alignment: Alignment,
        terminal: int,
        positions: Moves,
        lights: Lights,
    ) -> None:
        self.parent = parent
        self.hop = hop
        self.alignment = alignment  # of the mating before the hop
        self.terminal = terminal  # class of the connector it is on
        self.positions = positions  # of the starting face -> on this connector
        self.lights = lights
        self.mateable = True
        self.children: dict[tuple[int, int, int, Alignment], LightState] = {}
        self.ends: dict[object, LightEnd] = {}
        self.steps: dict[Alignment, dict[int, Crossing]] = {each: {} for each in Alignment}
        self.stops: dict[FibreEnd, Crossing] = {}

    def stop(self, kind: FibreEnd) -> Crossing:
        """The end of light that goes no further."""
        crossing = self.stops.get(kind)
        if crossing is None:
            crossing = self.stops[kind] = Crossing((LightEnd(kind, self, self.positions, mateable=self.mateable),), ())
        return crossing


class Crossing:
    """The result of crossing one mating: where light ends, and the ways on (connector left, light there)."""

    __slots__ = ("divides", "ends", "ways")

    def __init__(
        self, ends: tuple[LightEnd, ...], ways: tuple[tuple[int, LightState], ...], *, divides: bool = False
    ) -> None:
        self.ends = ends
        self.divides = divides  # whether light may come round to this part
        self.ways = ways


class View:
    """Everything light from one port reaches: ends, and for each the face (-1) and the components passed."""

    __slots__ = ("ends", "faces", "paths")

    def __init__(self, ends: tuple[LightEnd, ...], faces: tuple[int, ...], paths: tuple[tuple[int, ...], ...]) -> None:
        self.ends = ends
        self.faces = faces
        self.paths = paths


Path = tuple[int, ...]  # components passed
Underway = tuple[LightState, int, Path, tuple[Turn, ...]]  # light on a connector, and how it came there
Found = tuple[list[LightEnd], list[int], list[Path], list[Underway]]  # ends, faces, paths, what is still to be followed


class Walker:
    """Follows light through one plant."""

    def __init__(self, site: Site, articles: PartTables, terminals: list[int]) -> None:
        self._fibres = site.fibres
        self._faces = site.faces
        self._first_face = site.components.first_face
        self._articles = articles
        self._terminals = terminals
        self._roots: dict[int, LightState] = {}
        self._ends: dict[tuple[LightEnd, ...], tuple[LightEnd, ...]] = {}

    def view(self, port: int) -> View:
        """What the light of a port reaches, in the order of the connectors it leaves by."""
        mates, alignments, owners = self._faces.mate, self._faces.alignment, self._faces.component
        terminals, at_port, by_bore = self._terminals, FibreEnd.PORT, Alignment.BY_BORE
        ends: list[LightEnd] = []
        reached: list[int] = []
        paths: list[tuple[int, ...]] = []
        stack: list[Underway] = [(self._root(port), port, (), ())]
        while stack:
            state, face, path, turns = stack.pop()
            mate = mates[face]
            step = state.steps[alignments[face]].get(terminals[mate]) if mate >= 0 else self._stop(state, face)
            if step is None and alignments[face] is by_bore:
                self._split_by_bore((state, face, path, turns), (ends, reached, paths, stack))
                continue
            if step is None:
                step = self._step(state, terminals[mate], alignments[face])
            for end in step.ends:
                ends.append(end)
                reached.append(mate if end.kind is at_port else -1)
                paths.append(path)
            if step.ways:
                component = owners[mate]
                onward, first = (*path, component), self._first_face[component]
                if step.divides:
                    self._divide(step, first, (onward, turns), (ends, reached, paths, stack))
                    continue
                stack.extend([(child, first + leave, onward, turns) for leave, child in step.ways])
        all_ends = tuple(ends)
        return View(self._ends.setdefault(all_ends, all_ends), tuple(reached), tuple(paths))

    def _divide(self, step: Crossing, first: int, way: tuple[Path, tuple[Turn, ...]], found: Found) -> None:
        """Light that left a part which divides it goes on, unless it comes round to where it was."""
        ends, reached, paths, stack = found
        onward, turns = way
        for leave, child in step.ways:
            turn = turn_at(first + leave, child.positions)
            if turn not in turns:
                stack.append((child, first + leave, onward, (*turns, turn)))
                continue
            ends.append(_ended(child, FibreEnd.CIRCLES, Arrival(Alignment.UNSTATED, child.mateable, child.positions)))
            reached.append(-1)
            paths.append(onward)

    def _split_by_bore(self, underway: Underway, found: Found) -> None:
        """What light on a face for two reaches in each of its halves; a half without a plug is open."""
        ends, reached, paths, stack = found
        state, face, path, turns = underway
        halves, faces = self._faces.halves[face], self._faces
        free = {start: at for start, at in state.positions.items() if at not in halves}
        if free:
            ends.append(_ended(state, FibreEnd.OPEN, Arrival(Alignment.BY_BORE, state.mateable, free)))
            reached.append(-1)
            paths.append(path)
        for bore, plug in sorted(halves.items(), reverse=True):
            alignment = BORES[bore - 1]
            if bore not in state.positions.values():
                continue
            step = state.steps[alignment].get(self._terminals[plug])
            if step is None:
                step = self._step(state, self._terminals[plug], alignment)
            for end in step.ends:
                ends.append(end)
                reached.append(plug if end.kind is FibreEnd.PORT else -1)
                paths.append(path)
            component = faces.component[plug]
            first = self._first_face[component]
            if step.divides:
                self._divide(step, first, ((*path, component), turns), found)
                continue
            stack.extend([(child, first + leave, (*path, component), turns) for leave, child in step.ways])

    def shown_terminal(self, port: int) -> int:
        """The first receptacle of the port's optic that is like it (index into its terminals)."""
        terminal = self._articles.classes[self._terminals[port]]
        return terminal - self._articles.table(self._articles.article(terminal)).base

    def _root(self, port: int) -> LightState:
        terminal = self._articles.classes[self._terminals[port]]
        root = self._roots.get(terminal)
        if root is None:
            family = self._articles.terminals[terminal].family
            positions = {position: position for position in range(1, family.count + 1)}
            table = self._articles.table(self._articles.article(terminal))
            assert isinstance(table.article, OpticPart)
            lights = table.article.colours(terminal - table.base)
            root = self._roots[terminal] = LightState(None, None, Alignment.UNSTATED, terminal, positions, lights)
        return root

    def _stop(self, state: LightState, face: int) -> Crossing:
        """Nothing touches the connector the light is on."""
        return state.stop(FibreEnd.PARKED if self._faces.parked[face] else FibreEnd.OPEN)

    def _step(self, state: LightState, terminal: int, alignment: Alignment) -> Crossing:
        """The result of reaching a connector; calculated once."""
        reached = self._articles.classes[terminal]
        kind = mating_kind(self._articles, self._fibres, (state.terminal, reached, alignment))
        positions = across(kind.a, kind.b, alignment, state.positions)
        if positions is None:
            step = Crossing((_ended(state, FibreEnd.BROKEN, Arrival(alignment, False, state.positions)),), ())
        else:
            step = self._enter(state, terminal, Arrival(alignment, state.mateable and can_be_mated(kind), positions))
        state.steps[alignment][terminal] = step
        return step

    def _enter(self, state: LightState, terminal: int, arrival: Arrival) -> Crossing:
        table = self._articles.table(self._articles.article(terminal))
        if not isinstance(table.article, OpticPart):
            return _through(state, table, table.passages[terminal - table.base], arrival)
        reached = self._articles.classes[terminal]
        root, far, kept, ends = _root_of(state), (table.article, reached - table.base), arrival.positions, []
        if state.lights is not root.lights:
            kept = joined(self._port_of(root), far, arrival.positions, state.lights)
        if kept:
            end = _ended(state, FibreEnd.PORT, arrival._replace(positions=kept), reached)
            end.article, end.terminal = far
            ends.append(end)
        if len(kept) < len(arrival.positions):
            lost = {start: at for start, at in arrival.positions.items() if start not in kept}
            ends.append(_ended(state, FibreEnd.FILTERED, arrival._replace(positions=lost)))
        return Crossing(tuple(ends), ())

    def _port_of(self, root: LightState) -> tuple[OpticPart, int]:
        """The optic and the receptacle that light comes from."""
        table = self._articles.table(self._articles.article(root.terminal))
        assert isinstance(table.article, OpticPart)
        return table.article, root.terminal - table.base


def history(state: LightState) -> list[LightState]:
    """The states from the first hop to this one (the port itself is left out)."""
    states = []
    while state.parent is not None:
        states.append(state)
        state = state.parent
    return states[::-1]


def _root_of(state: LightState) -> LightState:
    while state.parent is not None:
        state = state.parent
    return state


class Arrival(NamedTuple):
    """Light that crossed a mating."""

    alignment: Alignment
    mateable: bool  # this mating and all before it
    positions: Moves  # of the starting face -> on the connector entered


def _through(state: LightState, table: PartTable, passages: tuple[Passage, ...], arrival: Arrival) -> Crossing:
    onward, lost, stopped = divided(passages, arrival.positions, state.lights)
    ways = [(passage.leave, _child(state, table, passage, arrival, left)) for passage, left in onward]
    ends = [
        _ended(state, kind, arrival._replace(positions=positions))
        for kind, positions in ((FibreEnd.NO_FIBRE, lost), (FibreEnd.FILTERED, stopped))
        if positions
    ]
    assert isinstance(table.article, WiredPart)
    return Crossing(tuple(ends), tuple(reversed(ways)), divides=table.article.divides)


def _child(state: LightState, table: PartTable, passage: Passage, arrival: Arrival, left: Moves) -> LightState:
    key = (table.base + passage.shown_enter, passage.shown_leave, passage.turn, arrival.alignment)
    child = state.children.get(key)
    if child is None:
        assert isinstance(table.article, WiredPart)
        hop = Hop(table.article, passage.shown_enter, passage.shown_leave)
        lights = filtered(state.lights, passage, left)
        child = LightState(state, hop, arrival.alignment, table.classes[passage.leave], left, lights)
        child.mateable = arrival.mateable
        state.children[key] = child
    return child


def _ended(state: LightState, kind: FibreEnd, arrival: Arrival, reached: int = -1) -> LightEnd:
    key = (kind, reached, arrival.alignment, arrival.mateable, tuple(sorted(arrival.positions.items())))
    end = state.ends.get(key)
    if end is None:
        end = LightEnd(kind, state, arrival.positions, alignment=arrival.alignment, mateable=arrival.mateable)
        state.ends[key] = end
    return end
