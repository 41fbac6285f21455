"""Pictures of networks and of training, in characters and as SVG: a drawing is lines of
text with marked spans.

    spans            a piece of text with what it belongs to; rows of them
    diagrams         a network as a picture in characters
    network_numbers  the numbers that stand at a network in a picture
    shapes           drawings, as SVG and as TikZ; `vector_picture` is that of a network
    curves           numbers over epochs; `sparklines` are curves in a row of text
    heat_map         the weights of a network as cells
    scales           round numbers along an axis; `plots` are lines in a frame with axes
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
        Canvas as Canvas,
        Columns as Columns,
        Edge as Edge,
        Strokes as Strokes,
        columns_of as columns_of,
        drawn as drawn,
    )
    from .heat_map import GAP as GAP, LARGEST_SIZE as LARGEST_SIZE, heat as heat, wanted as wanted
    from .network_numbers import (
        VIEWS as VIEWS,
        bias_name as bias_name,
        numbered as numbered,
        numbers_of as numbers_of,
        stroke as stroke,
    )
    from .plots import line_plot as line_plot
    from .regions import (
        MOST_CLASSES as MOST_CLASSES,
        Legend as Legend,
        Point as Point,
        Regions as Regions,
        legend_of_classes as legend_of_classes,
        legend_of_levels as legend_of_levels,
        level as level,
        plane_around as plane_around,
        widened as widened,
    )
    from .shapes import (
        Drawing as Drawing,
        Shape as Shape,
        lines_drawing as lines_drawing,
        stacked as stacked,
        svg as svg,
        tikz as tikz,
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
    from .trace_picture import (
        recording_drawing as recording_drawing,
        trace_drawing as trace_drawing,
    )
    from .vector_picture import network_drawing as network_drawing

door(__name__)
