"""What one issue of the documents is: its date, its revision, the texts it was made from.

Nothing here reads the clock; a date that was not given is "".
"""

from __future__ import annotations

import hashlib
from dataclasses import field

from mtpc import __version__
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.about import FindingsByObject
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.plan.rows.order_changes import EarlierOrder

Digests = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """`findings` are those that stand, warnings and notes too; documents list them on their first page.

    `known` is each finding and what was not judged, by object. `spec_digests` are (path, SHA-256) of what was read;
    left empty they are taken from the site's texts. `model_digest` is the SHA-256 of what stands on the floor, whatever
    the order in which it is written.
    """

    today: str | None = None  # 2026-11-20
    tool_version: str = __version__
    spec_digests: Digests = ()
    findings: tuple[Diagnostic, ...] = ()
    model_digest: str = ""
    known: FindingsByObject = field(default_factory=FindingsByObject)
    earlier_orders: tuple[EarlierOrder, ...] = ()  # what was sent before: orders are compared with it


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the head of every document; unknown is ""."""

    project: str
    site: str
    revision: str
    date: str
    author: str
    checker: str
    owner: str
    ticket: str
    model_digest: str  # the same where statements change places
    spec_digest: str  # one SHA-256 over all texts
    digests: Digests
    catalogues: tuple[tuple[str, str, str], ...]
    tool_version: str

    @property
    def name(self) -> str:
        """What this issue is called on pages: its revision, else the start of the model digest."""
        return self.revision or self.model_digest[:12]


def header(site: Site, issue: Issue) -> Header:
    """The header of this issue; the revision is the one the project states."""
    settings = site.project.settings
    digests = issue.spec_digests or _digests_of(site)
    digest = hashlib.sha256("".join(f"{path} {sha}\n" for path, sha in digests).encode()).hexdigest()
    return Header(
        site.project.name,
        settings.get("site", ""),
        settings.get("revision", ""),
        issue.today or "",
        settings.get("author", ""),
        settings.get("checker", ""),
        settings.get("owner", ""),
        settings.get("ticket", ""),
        issue.model_digest,
        digest,
        digests,
        tuple((info.name, info.version, info.digest) for info in site.catalogues.infos()),
        issue.tool_version,
    )


def _digests_of(site: Site) -> Digests:
    texts = sorted(site.sources.items())
    return tuple((path, hashlib.sha256(source.text.encode("utf-8", "replace")).hexdigest()) for path, source in texts)
