"""Stable ids: of cables and of rows.

The id of a cable with a name is that name. A cord written `A -- B` is named by a digest of its two ends,
so its id stays whatever else is added, removed or reordered. A digest shared by two is lengthened for both.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from mtpc.catalogue.types import PartKind
from mtpc.model.site import Site
from mtpc.text import is_pair

QR_LENGTH_MAX = 39
_PREFIX = {PartKind.CORD: "CRD", PartKind.HARNESS: "HRN", PartKind.TRUNK: "TRK"}
_SHORT, _LONGER = 8, 4
PARKED = "parked"


def cable_ids(site: Site) -> list[str]:
    """The id of every component; "" for what is not a cable."""
    ids = [""] * len(site.every_component())
    unnamed: list[int] = []
    for component in site.cables():
        name = site.name_of(component)
        if name and not is_pair(name):
            ids[component] = name
        else:
            unnamed.append(component)
    texts = [f"{site.kind_of(component)}\n{_ends_of(site, component)}" for component in unnamed]
    prefixes = {text: _PREFIX[site.kind_of(component)] for text, component in zip(texts, unnamed, strict=True)}
    ids_made = short_ids(texts, prefixes, taken=frozenset(ids))
    for component, cable_id in zip(unnamed, ids_made, strict=True):
        ids[component] = cable_id
    return ids


def short_ids(texts: Sequence[str], prefix: str | Mapping[str, str], taken: frozenset[str] = frozenset()) -> list[str]:
    """One id per text, from its prefix and its digest; texts that are equal are numbered in their order."""
    prefixes = dict.fromkeys(texts, prefix) if isinstance(prefix, str) else prefix
    digests = {
        text: base64.b32encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()).decode() for text in texts
    }
    ids_by_text = {text: f"{prefixes[text]}-{digest[:_SHORT]}" for text, digest in digests.items()}
    length = _SHORT
    while crowded := _crowded(ids_by_text, taken):
        length += _LONGER
        assert length < 64
        for text in crowded:
            ids_by_text[text] = f"{prefixes[text]}-{digests[text][:length]}"
    uses: Counter[str] = Counter()
    ids = []
    for text in texts:
        uses[text] += 1
        ids.append(ids_by_text[text] + (f"-{uses[text]}" if uses[text] > 1 else ""))
    return ids


def qr_text(cable_id: str) -> str:
    """The text of a code on a label: the cable id, or a digest of one that is too long to scan."""
    if len(cable_id) <= QR_LENGTH_MAX and cable_id.isprintable():
        return cable_id
    return short_ids([cable_id], "CBL")[0]


def _ends_of(site: Site, component: int) -> str:
    places = map(site.place_at, site.faces_of(component))
    return "\n".join(sorted(place.name if place else PARKED for place in places))


def _crowded(ids_by_text: dict[str, str], taken: frozenset[str]) -> list[str]:
    counts = Counter(ids_by_text.values())
    return [text for text, short in ids_by_text.items() if counts[short] > 1 or short in taken]
