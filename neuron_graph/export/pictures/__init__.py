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
    from .diagrams import ASCII_STROKES as ASCII_STROKES
    from .diagrams import MOST_NEURONS as MOST_NEURONS
    from .diagrams import Box as Box
    from .diagrams import Canvas as Canvas
    from .diagrams import Columns as Columns
    from .diagrams import Edge as Edge
    from .diagrams import Strokes as Strokes
    from .diagrams import columns_of as columns_of
    from .diagrams import drawn as drawn
    from .heat_map import GAP as GAP
    from .heat_map import LARGEST_SIZE as LARGEST_SIZE
    from .heat_map import heat as heat
    from .heat_map import wanted as wanted
    from .network_numbers import VIEWS as VIEWS
    from .network_numbers import bias_name as bias_name
    from .network_numbers import numbered as numbered
    from .network_numbers import numbers_of as numbers_of
    from .network_numbers import stroke as stroke
    from .plots import line_plot as line_plot
    from .regions import MOST_CLASSES as MOST_CLASSES
    from .regions import Legend as Legend
    from .regions import Point as Point
    from .regions import Regions as Regions
    from .regions import legend_of_classes as legend_of_classes
    from .regions import legend_of_levels as legend_of_levels
    from .regions import level as level
    from .regions import plane_around as plane_around
    from .regions import widened as widened
    from .shapes import Drawing as Drawing
    from .shapes import Shape as Shape
    from .shapes import lines_drawing as lines_drawing
    from .shapes import stacked as stacked
    from .shapes import svg as svg
    from .shapes import tikz as tikz
    from .spans import Row as Row
    from .spans import Span as Span
    from .spans import aligned as aligned
    from .spans import beside as beside
    from .spans import broken as broken
    from .spans import cell_len as cell_len
    from .spans import clipped as clipped
    from .spans import cut as cut
    from .spans import flowed as flowed
    from .spans import length as length
    from .spans import padded as padded
    from .spans import plain as plain
    from .sparklines import ASCII_BARS as ASCII_BARS
    from .sparklines import BARS as BARS
    from .sparklines import sparkline as sparkline
    from .trace_picture import recording_drawing as recording_drawing
    from .trace_picture import trace_drawing as trace_drawing
    from .vector_picture import network_drawing as network_drawing
    from .vector_picture import network_svg as network_svg
    from .vector_picture import network_tikz as network_tikz

door(__name__)
