"""REF118 digest-mismatch: what a `use` line reads is not what its digest pins."""

from __future__ import annotations

from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    summary="What a `use` line reads is not what its digest pins.",
    why="A pinned file was reviewed as it was; a changed one may hold other parts, other rows or other limits.",
    fix="Read what changed, then write the digest the finding names.",
    bad='use "catalog:acme-fibre" as other { digest = "sha256:00" }',
    good='use "catalog:acme-fibre" version "2026.2" as other',
)
