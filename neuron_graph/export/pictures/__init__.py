"""Pictures of networks and of training, in characters and as SVG: a drawing is lines of
text with marked spans.

    spans            a piece of text with what it belongs to; rows of them
    diagrams         a network as a picture in characters
    vector_picture   the same as SVG
    curves           numbers over epochs; `sparklines` are curves in a row of text
    heat_map         the weights of a network as cells
    regions          which class a model takes each place of a plane for

Read in this order.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .curves import curve as curve
    from .diagrams import (
        ASCII_STROKES as ASCII_STROKES,
        MOST_NEURONS as MOST_NEURONS,
        Box as Box,
        Columns as Columns,
        Edge as Edge,
        Strokes as Strokes,
        columns_of as columns_of,
        diagram as diagram,
        drawn as drawn,
        edges_into as edges_into,
    )
    from .heat_map import GAP as GAP, LARGEST_SIZE as LARGEST_SIZE, heat as heat, wanted as wanted
    from .regions import (
        MOST_CLASSES as MOST_CLASSES,
        Legend as Legend,
        Point as Point,
        Regions as Regions,
        legend_of_classes as legend_of_classes,
        legend_of_levels as legend_of_levels,
        level as level,
        plane_around as plane_around,
    )
    from .spans import (
        Row as Row,
        Span as Span,
        aligned as aligned,
        beside as beside,
        broken as broken,
        cell_len as cell_len,
        clipped as clipped,
        cut as cut,
        flowed as flowed,
        length as length,
        padded as padded,
        plain as plain,
    )
    from .sparklines import ASCII_BARS as ASCII_BARS, BARS as BARS, sparkline as sparkline
    from .vector_picture import network_svg as network_svg

__getattr__, __dir__, __all__ = door(__name__)
