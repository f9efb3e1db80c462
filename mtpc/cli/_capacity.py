"""What `mtpc show` prints beside objects: the fibres of a cable by colour, what is free, drawings of the floor."""

from __future__ import annotations

from mtpc.artefacts import _capacity_listing as listing
from mtpc.artefacts.formats.sheet import side_by_side
from mtpc.artefacts.formats.svg import as_svg
from mtpc.catalogue.load import Library
from mtpc.cli._phrases import similar
from mtpc.cli._streams import CouldNot, print_data, print_page
from mtpc.plan.drawings.named_drawings import drawings_named
from mtpc.plan.fibre_colours import cable_named, coloured_fibres
from mtpc.plan.show.free_capacity import capacities
from mtpc.result import Result


def show_fibres(result: Result, cable: str, colours: str | None, form: str) -> None:
    """The fibres of a cable by colour."""
    library, site = Library.standard(), result.plant.site
    component = cable_named(site, cable)
    if component is None:
        names = [site.name_of(each) for each in site.cables()]
        raise CouldNot(f"there is no cable {cable} of which the map is known" + similar(cable, names))
    colours = colours or site.part_of(component).detail.get("colour_code", "tia-598")
    code = library.colour(colours)
    if code is None:
        raise CouldNot(f"there is no code of colours {colours}: codes are {', '.join(library.names('colours'))}")
    fibres = coloured_fibres(site, component, code)
    if form == "json":
        print_data(listing.fibres_as_json(site.name_of(component), code, fibres))
    else:
        print_page(listing.fibres_as_text(site.name_of(component), code, fibres))


def show_free(result: Result, form: str) -> None:
    """What is free of panels and cables."""
    every = list(capacities(result.plant.site))
    if form == "json":
        print_data(listing.free_as_json(every))
    else:
        print_page(listing.free_as_text(every))


def show_drawing(result: Result, name: str | None) -> None:
    """The drawing of a room, rack or panel, or of the way of a cable."""
    if name is None:
        raise CouldNot("a drawing shows one thing: name a room, rack, panel, device or cable by --name")
    drawings = drawings_named(result.plant, name)
    if not drawings:
        raise CouldNot(f"there is no room, rack, panel, device in a rack or cable named {name} to draw")
    print_data([as_svg(side_by_side(drawings)).decode()])
