"""Channels as `mtpc trace` prints them: pages, a document for programs, or the drawing of one of them."""

from __future__ import annotations

from mtpc.artefacts import _channel_listing as listing
from mtpc.artefacts.formats.sheet import side_by_side
from mtpc.artefacts.formats.svg import as_svg
from mtpc.cli._streams import CouldNot, print_data, print_page
from mtpc.plan.drawings.channel import channel_drawings
from mtpc.plan.port_names import port_name
from mtpc.plan.show.named_walks import NamedWalks
from mtpc.result import Result

_EXAMPLES = 3


def print_channels(result: Result, shown: NamedWalks, name: str | None, form: str) -> None:
    """What passes the object of a name, in a format."""
    if form == "svg":
        _draw(result, shown, name)
        return
    walks = shown.judged(result.by_object())
    if form == "json":
        print_data(listing.as_json(walks, shown.dark))
    else:
        print_page(listing.as_text(walks))
        print_page(listing.dark_as_text(shown.dark))


def _draw(result: Result, shown: NamedWalks, name: str | None) -> None:
    """The drawing of the one channel that was named; nothing where no light passes."""
    plant, channels = result.plant, shown.channels
    if name is None or len(channels) > 1:
        counted = f"{len(channels)} channels pass {name}" if name else "a drawing shows one channel"
        ports = [port_name(plant, channel, far_end=False) for channel in channels[:_EXAMPLES]]
        examples = f": {', '.join(dict.fromkeys(ports))} …" if ports else ""
        raise CouldNot(f"{counted}; name a circuit or port of one by --at{examples}")
    for channel, walk in zip(channels, shown.judged(result.by_object()), strict=False):
        print_data([as_svg(side_by_side(channel_drawings(plant, channel, walk))).decode()])
