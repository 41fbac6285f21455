"""Recordings and networks for other tools: text, Markdown, LaTeX, HTML, JSON, CSV,
pictures, programs.

All of it is a projection of a recording or a network; nothing here computes, and
nothing has colour.

    trace          what is shown of some epochs, in order: the pieces that every format writes
    plain_text     a trace in rows, or one fact a line
    markup         what a language writes: `markdown`, `latex`, `html`; `articles` is a trace in one
    verdicts       the figures of a text, and proofs, each with its verdict; `models` in words
    notebook       the room of what notebooks show
    records        a trace as data: JSON, CSV
    reasons        the tree behind a number
    summaries      a network in lines
    pictures       the room of drawings
    languages      what programs are written in: `scripts`, the training as one; `predictors`, what
                   a model says as one
    pages          the room of the page that steps

Read in this order.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .articles import body as body
    from .articles import pictured as pictured
    from .articles import reasoned as reasoned
    from .html import Fragment as Fragment
    from .html import Html as Html
    from .html import HtmlPage as HtmlPage
    from .html import escaped as escaped
    from .languages import LANGUAGES as LANGUAGES
    from .latex import Latex as Latex
    from .latex import LatexFragment as LatexFragment
    from .markdown import Markdown as Markdown
    from .markdown import MathMarkdown as MathMarkdown
    from .markup import APART as APART
    from .markup import Markup as Markup
    from .markup import backslashed as backslashed
    from .models import Grid as Grid
    from .models import described as described
    from .models import of_model as of_model
    from .models import score_of as score_of
    from .pages import DRIFT as DRIFT
    from .pages import gallery as gallery
    from .pages import page as page
    from .plain_text import below_title as below_title
    from .plain_text import equation_rows as equation_rows
    from .plain_text import facts as facts
    from .plain_text import linear as linear
    from .plain_text import rows as rows
    from .predictors import Saying as Saying
    from .predictors import predictor as predictor
    from .reasons import Reasons as Reasons
    from .records import FORMAT as FORMAT
    from .records import csv_rows as csv_rows
    from .records import json_number as json_number
    from .records import json_object as json_object
    from .scripts import script as script
    from .spreadsheet import csv_row as csv_row
    from .spreadsheet import data_row as data_row
    from .spreadsheet import restored as restored
    from .spreadsheet import spelled as spelled
    from .spreadsheet import table_row as table_row
    from .summaries import parameter_count as parameter_count
    from .summaries import summary as summary
    from .trace import DETAILS as DETAILS
    from .trace import Equation as Equation
    from .trace import Trace as Trace
    from .trace import equation as equation
    from .trace import sides as sides
    from .verdicts import FIGURE_HEAD as FIGURE_HEAD
    from .verdicts import MEANINGS as MEANINGS
    from .verdicts import METHODS as METHODS
    from .verdicts import PROOF_HEAD as PROOF_HEAD
    from .verdicts import certified as certified
    from .verdicts import checked as checked
    from .verdicts import conclusion as conclusion
    from .verdicts import figure_cells as figure_cells
    from .verdicts import proof_cells as proof_cells

door(__name__)
