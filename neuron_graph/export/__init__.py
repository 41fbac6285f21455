"""Recordings and networks for other tools: text, Markdown, LaTeX, HTML, JSON, CSV,
pictures, programs.

All of it is a projection of a recording or a network; nothing here computes, and
nothing has colour.

    trace          what is shown of some epochs, in order: the pieces that every format writes
    plain_text     a trace in rows, or one fact a line
    markup         what a language writes: `markdown`, `latex`, `html`; `articles` is a trace in one
    records        a trace as data: JSON, CSV
    reasons        the tree behind a number
    summaries      a network in lines
    pictures       the room of drawings
    scripts        the training as a Python program; `predictors`, what a model says as one

Read in this order.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .articles import article as article
    from .html import Fragment as Fragment, Html as Html, escaped as escaped
    from .latex import Latex as Latex
    from .markdown import Markdown as Markdown
    from .markup import APART as APART, Markup as Markup, backslashed as backslashed
    from .plain_text import (
        below_title as below_title,
        equation_rows as equation_rows,
        facts as facts,
        linear as linear,
        rows as rows,
    )
    from .predictors import Saying as Saying, predictor as predictor
    from .reasons import Reasons as Reasons
    from .records import (
        FORMAT as FORMAT,
        csv_rows as csv_rows,
        json_number as json_number,
        json_object as json_object,
    )
    from .scripts import script as script
    from .spreadsheet import (
        csv_row as csv_row,
        data_row as data_row,
        restored as restored,
        spelled as spelled,
        table_row as table_row,
    )
    from .summaries import parameter_count as parameter_count, summary as summary
    from .trace import (
        DETAILS as DETAILS,
        Equation as Equation,
        Trace as Trace,
        equation as equation,
        sides as sides,
    )

__getattr__, __dir__, __all__ = door(__name__)
