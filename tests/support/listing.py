"""Tests of many cases that are one test: what fails is listed together, each case by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

LINES_SHOWN = 12  # of what is said about one case
Cases = Iterable[object] | Callable[[], Iterable[object]]


def for_each(cases: Cases, name: Callable[..., object] = str) -> Callable[..., Callable[[], None]]:
    """Hold a check against every case and list all that fail; a tuple is spread over the parameters of the check.

    Cases that take long to make are given as the function that makes them.
    """

    def listed(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            held = list(cases() if callable(cases) else cases)
            assert held, "there is nothing to check"
            faults = [(case, fault) for case in held if (fault := _fault(check, case))]
            told = "\n".join(f"{name(case)}: {fault}" for case, fault in faults)
            assert not faults, f"{len(faults)} of {len(held)} cases fail\n{told}"

        test.__doc__ = check.__doc__
        return test

    return listed


def _fault(check: Callable[..., None], case: object) -> str:
    try:
        check(*case) if isinstance(case, tuple) else check(case)
    except Exception as error:  # one that cannot be checked is listed, too
        lines = [line for line in f"{type(error).__name__} {error}".splitlines() if line.strip()]
        return "\n    ".join(lines[:LINES_SHOWN])
    return ""
