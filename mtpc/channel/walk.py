"""Light followed from a port through matings and parts, remembered hop by hop.

A *state* is light that has left a part: everything that happened to it so far (which parts, how they mated) and
where each position of the port's face now is. States form a tree; a step taken once is looked up for every other
channel that is made alike. All positions travel together, lit or not, and part where their fibres part.
"""

from __future__ import annotations

from typing import NamedTuple

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.articles import Articles, Moves, Passage, Table
from mtpc.channel.geometry import touching
from mtpc.channel.joints import can_be_mated
from mtpc.channel.matings import KINDS, joint_kind
from mtpc.channel.types import Hop
from mtpc.model.site import Site


class End:
    """Where light stopped: kind is port, no-fibre, open, parked or broken."""

    __slots__ = ("article", "kind", "mateable", "mating", "positions", "state", "terminal")

    def __init__(self, kind: str, state: State, positions: Moves, *, mating: int = -1, mateable: bool = True) -> None:
        self.kind = kind
        self.state = state
        self.positions = positions  # of the starting face -> where it stopped
        self.mating = mating  # of the last joint, where it was crossed
        self.mateable = mateable
        self.article: OpticPart | None = None  # ports: the optic and its receptacle
        self.terminal = -1


class State:
    """Light on the connector it leaves a part by (or on the port it starts from)."""

    __slots__ = ("children", "ends", "hop", "mateable", "mating", "parent", "positions", "steps", "stops", "terminal")

    def __init__(self, parent: State | None, hop: Hop | None, mating: int, terminal: int, positions: Moves) -> None:
        self.parent = parent
        self.hop = hop
        self.mating = mating  # of the joint before the hop
        self.terminal = terminal  # class of the connector it is on
        self.positions = positions  # of the starting face -> here
        self.mateable = True
        self.children: dict[tuple[int, int, int], State] = {}
        self.ends: dict[object, End] = {}
        self.steps: dict[int, Step] = {}
        self.stops: dict[str, Step] = {}

    def stop(self, kind: str) -> Step:
        """Light that stays where it is."""
        found = self.stops.get(kind)
        if found is None:
            found = self.stops[kind] = Step(End(kind, self, self.positions, mateable=self.mateable), ())
        return found


class Step:
    """What comes of crossing one joint: an end, and ways on (connector left, light there)."""

    __slots__ = ("end", "ways")

    def __init__(self, end: End | None, ways: tuple[tuple[int, State], ...]) -> None:
        self.end = end
        self.ways = ways


class View:
    """Everything light from one port reaches: ends, and for each the face (-1) and the components on the way."""

    __slots__ = ("ends", "faces", "paths")

    def __init__(self, ends: tuple[End, ...], faces: tuple[int, ...], paths: tuple[tuple[int, ...], ...]) -> None:
        self.ends = ends
        self.faces = faces
        self.paths = paths


class Walker:
    """Follows light over one floor."""

    def __init__(self, site: Site, articles: Articles, terminals: list[int]) -> None:
        self._fibres = site.fibres
        self._faces = site.faces
        self._first_face = site.components.first_face
        self._articles = articles
        self._terminals = terminals
        self._roots: dict[int, State] = {}
        self._ends: dict[tuple[End, ...], tuple[End, ...]] = {}

    def view(self, port: int) -> View:
        """What the light of a port reaches, in the order of the connectors it leaves by."""
        mates, matings, owners = self._faces.mate, self._faces.mating, self._faces.component
        ends: list[End] = []
        reached: list[int] = []
        paths: list[tuple[int, ...]] = []
        stack: list[tuple[State, int, tuple[int, ...]]] = [(self._root(port), port, ())]
        while stack:
            state, face, path = stack.pop()
            mate = mates[face]
            step = (
                state.steps.get(self._terminals[mate] * KINDS + matings[face]) if mate >= 0 else self._stop(state, face)
            )
            if step is None:
                step = self._step(state, self._terminals[mate], matings[face])
            if step.end is not None:
                ends.append(step.end)
                reached.append(mate if step.end.kind == "port" else -1)
                paths.append(path)
            if step.ways:
                component = owners[mate]
                onward, first = (*path, component), self._first_face[component]
                stack.extend([(child, first + leave, onward) for leave, child in step.ways])
        found = tuple(ends)
        return View(self._ends.setdefault(found, found), tuple(reached), tuple(paths))

    def shown_terminal(self, port: int) -> int:
        """The first receptacle of the port's optic that is like it (index into its terminals)."""
        terminal = self._articles.classes[self._terminals[port]]
        return terminal - self._articles.table(self._articles.article(terminal)).base

    def _root(self, port: int) -> State:
        terminal = self._articles.classes[self._terminals[port]]
        root = self._roots.get(terminal)
        if root is None:
            family = self._articles.terminals[terminal].family
            here = {position: position for position in range(1, family.count + 1)}
            root = self._roots[terminal] = State(None, None, -1, terminal, here)
        return root

    def _stop(self, state: State, face: int) -> Step:
        """Nothing touches the connector the light is on."""
        return state.stop("parked" if self._faces.parked[face] else "open")

    def _step(self, state: State, terminal: int, mating: int) -> Step:
        """What comes of meeting a connector; remembered."""
        reached = self._articles.classes[terminal]
        kind = joint_kind(self._articles, self._fibres, (state.terminal, reached, mating))
        if kind.passes_light:
            other = touching(kind.b.family.rows, kind.b.family.columns, mating)
            positions = {start: other[position - 1] for start, position in state.positions.items()}
            step = self._enter(state, terminal, Arrival(mating, state.mateable and can_be_mated(kind), positions))
        else:
            step = Step(_ended(state, "broken", Arrival(mating, False, state.positions)), ())
        state.steps[terminal * KINDS + mating] = step
        return step

    def _enter(self, state: State, terminal: int, arrival: Arrival) -> Step:
        table = self._articles.table(self._articles.article(terminal))
        if not isinstance(table.article, OpticPart):
            return _through(state, table, table.passages[terminal - table.base], arrival)
        reached = self._articles.classes[terminal]
        end = _ended(state, "port", arrival, reached)
        end.article, end.terminal = table.article, reached - table.base
        return Step(end, ())


def history(state: State) -> list[State]:
    """The states from the first hop to this one (the port itself is left out)."""
    states = []
    while state.parent is not None:
        states.append(state)
        state = state.parent
    return states[::-1]


class Arrival(NamedTuple):
    """Light that crossed a joint."""

    mating: int
    mateable: bool  # this joint and all before it
    positions: Moves  # of the starting face -> on the connector entered


def _through(state: State, table: Table, passages: tuple[Passage, ...], arrival: Arrival) -> Step:
    ways: list[tuple[int, State]] = []
    lost = dict(arrival.positions)
    for passage in passages:
        left = {start: passage.moves[at] for start, at in arrival.positions.items() if at in passage.moves}
        if not left:
            continue
        ways.append((passage.leave, _child(state, table, passage, arrival, left)))
        for start in left:
            del lost[start]
    end = _ended(state, "no-fibre", arrival._replace(positions=lost)) if lost else None
    return Step(end, tuple(reversed(ways)))


def _child(state: State, table: Table, passage: Passage, arrival: Arrival, left: Moves) -> State:
    key = (table.base + passage.shown_enter, passage.shown_leave, arrival.mating)
    child = state.children.get(key)
    if child is None:
        assert isinstance(table.article, WiredPart)
        hop = Hop(table.article, passage.shown_enter, passage.shown_leave)
        child = State(state, hop, arrival.mating, table.classes[passage.leave], left)
        child.mateable = arrival.mateable
        state.children[key] = child
    return child


def _ended(state: State, kind: str, arrival: Arrival, reached: int = -1) -> End:
    key = (kind, reached, arrival.mating, arrival.mateable, tuple(sorted(arrival.positions.items())))
    found = state.ends.get(key)
    if found is None:
        found = End(kind, state, arrival.positions, mating=arrival.mating, mateable=arrival.mateable)
        state.ends[key] = found
    return found
