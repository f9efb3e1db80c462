"""Maps the published tables do not hold, each by the law it is derived from (polarity reference, 3.5, 5.3 to 5.6)."""

from __future__ import annotations

from collections.abc import Callable

Pairs = set[tuple[str, str]]


def _cable(count: int, to: Callable[[int], int]) -> Pairs:
    return {(str(at), str(to(at))) for at in range(1, count + 1)}


def _swapped(at: int) -> int:
    return at + 16 if at <= 16 else at - 16


def _reversed_in_its_row(at: int) -> int:
    return 17 - at if at <= 16 else 49 - at


def _cassette(*bores: tuple[int, int]) -> Pairs:
    """Position behind bore L and bore R of port 1, 2, …"""
    return {
        (f"front{port}.{bore}", f"rear1.{at}")
        for port, pair in enumerate(bores, start=1)
        for bore, at in zip("LR", pair, strict=True)
    }


def _harness(*bores: tuple[int, int]) -> Pairs:
    """Position behind look-in bore L and R of LC 1, 2, …; the plug's own face is the mirror: L is its position 2."""
    return {
        (f"a1.{at}", f"b{leg}.{place}")
        for leg, pair in enumerate(bores, start=1)
        for at, place in zip(pair, (2, 1), strict=True)
    }


EIGHT = (1, 2, 3, 4, 9, 10, 11, 12)


def _three_legs(third: tuple[int, ...]) -> Pairs:
    """Legs 1 and 2 are the outer eight of rows 1 and 2."""
    outer = {(f"a1.{at + 12 * (leg - 1)}", f"b{leg}.{at}") for leg in (1, 2) for at in EIGHT}
    return outer | {(f"a1.{at}", f"b3.{to}") for at, to in zip(third, EIGHT, strict=True)}


def _two_lanes_each() -> Pairs:
    """Four lanes of a module, crossed to two modules of two: plug Rx k at k, Tx k at 13-k at both."""
    return {
        pair
        for lane in (1, 2, 3, 4)
        for leg, far in [((lane + 1) // 2, (lane - 1) % 2 + 1)]
        for pair in ((f"a1.{13 - lane}", f"b{leg}.{far}"), (f"a1.{lane}", f"b{leg}.{13 - far}"))
    }


DERIVED: dict[str, Pairs] = {
    # keep or swap the rows, keep or reverse the columns: there is no fifth
    "a32i": _cable(32, lambda at: at),
    "a32s": _cable(32, _swapped),
    "b32r": _cable(32, _reversed_in_its_row),
    "b32n": _cable(32, lambda at: _swapped(_reversed_in_its_row(at))),
    # universal: every pair sums to 13, in the second row to 37; over b24n to 25
    "cassette-centre-out-12": _cassette(*((7 - port, 6 + port) for port in range(1, 7))),
    "cassette-centre-out-8": _cassette(*((5 - port, 8 + port) for port in range(1, 5))),
    "cassette-u2-8": _cassette(*((13 - port, port) for port in range(1, 5))),
    "cassette-u1-24n": _cassette(*((port, 25 - port) for port in range(1, 13))),
    "cassette-u1-24r": _cassette(*((p, 13 - p) for p in range(1, 7)), *((12 + p, 25 - p) for p in range(1, 7))),
    "cassette-straight24": _cassette(*((2 * port - 1, 2 * port) for port in range(1, 13))),
    # table 5.5, row by row
    "harness-fan-a12": _harness((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)),
    "harness-fan-b12": _harness((12, 11), (10, 9), (8, 7), (6, 5), (4, 3), (2, 1)),
    "harness-fan-c12": _harness((2, 1), (4, 3), (6, 5), (8, 7), (10, 9), (12, 11)),
    "harness-fan-a24": _harness(*((2 * leg - 1, 2 * leg) for leg in range(1, 13))),
    "harness-lc8-pair": _harness(*((leg, 17 - leg) for leg in range(1, 9))),
    "harness-lc10-sr10": _harness(*((12 - lane, 24 - lane) for lane in range(1, 11))),
    # table 5.4: trunks A and B are rows 1 and 2
    "conv-h24-3x8-sym": _three_legs((5, 6, 17, 18, 19, 20, 7, 8)),
    "conv-h24-3x8-naive": _three_legs((5, 6, 7, 8, 17, 18, 19, 20)),
    "split-p8-2x4-cross": _two_lanes_each(),
}
