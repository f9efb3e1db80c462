"""REF117 outside-the-project: a `use` line points outside the project's folder."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="A `use` line points outside the project's folder.",
    why=(
        "A project that reads files beyond its folder builds on one desk and not on the next; a spec from elsewhere "
        "could carry files of this machine into its documents."
    ),
    fix="Copy the file into the project, or allow its folder with `outside` in mtpc.toml.",
    sources=("settings of a project: docs/settings.md",),
    bad='use "../elsewhere/plant.mtp"',
    good="# a spec inside the project's folder",
)
