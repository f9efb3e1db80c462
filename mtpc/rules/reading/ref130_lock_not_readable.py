"""REF130 lock-not-readable: the file mtpc.lock beside the spec cannot be relied on."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="The file mtpc.lock beside the spec cannot be relied on.",
    why="It records which leg each circuit has; guessing its content could move live links.",
    fix="Finish the merge, or restore the file from version control. If it is deleted, every leg is chosen again.",
    sources=("TOML 1.0: https://toml.io/en/v1.0.0",),
)
