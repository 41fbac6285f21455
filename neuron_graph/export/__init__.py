"""Recordings and networks for other tools: text, Markdown, LaTeX, HTML, JSON, CSV, pictures, programs.

All of it is a projection of a recording or a network; nothing here computes, and nothing has colour.

Read in this order: `trace` (the lines that every format shows), `plain_text`; `markup` with its three languages and
`articles`; `diagrams`, `network_svg`, `curves`, `heat_map` and `regions` (pictures); `scripts` and `predictors` (programs).
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .articles import article as article
    from .curves import curve as curve
    from .diagrams import ASCII_STROKES as ASCII_STROKES
    from .diagrams import MOST_NEURONS as MOST_NEURONS
    from .diagrams import Box as Box
    from .diagrams import Columns as Columns
    from .diagrams import Edge as Edge
    from .diagrams import Strokes as Strokes
    from .diagrams import columns_of as columns_of
    from .diagrams import diagram as diagram
    from .diagrams import drawn as drawn
    from .diagrams import edges_into as edges_into
    from .heat_map import GAP as GAP
    from .heat_map import LARGEST as LARGEST
    from .heat_map import heat as heat
    from .heat_map import wanted as wanted
    from .html import Fragment as Fragment
    from .html import Html as Html
    from .html import escaped as escaped
    from .latex import Latex as Latex
    from .markdown import Markdown as Markdown
    from .markup import APART as APART
    from .markup import Equation as Equation
    from .markup import Markup as Markup
    from .markup import backslashed as backslashed
    from .plain_text import below_title as below_title
    from .plain_text import equation_rows as equation_rows
    from .plain_text import facts as facts
    from .plain_text import linear as linear
    from .plain_text import rows as rows
    from .predictors import Saying as Saying
    from .predictors import predictor as predictor
    from .reasons import Reasons as Reasons
    from .records import FORMAT as FORMAT
    from .records import csv_row as csv_row
    from .records import csv_rows as csv_rows
    from .records import json_number as json_number
    from .records import json_object as json_object
    from .regions import MOST as MOST
    from .regions import Key as Key
    from .regions import Point as Point
    from .regions import Regions as Regions
    from .regions import key_of_classes as key_of_classes
    from .regions import key_of_levels as key_of_levels
    from .regions import level as level
    from .regions import plane_around as plane_around
    from .scripts import script as script
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
    from .summaries import parameter_count as parameter_count
    from .summaries import summary as summary
    from .trace import DETAILS as DETAILS
    from .trace import Trace as Trace
    from .trace import equation as equation
    from .trace import sides as sides

__getattr__, __dir__, __all__ = door(__name__)
