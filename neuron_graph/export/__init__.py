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
    from .articles import (
        PICTURE_DIGITS as PICTURE_DIGITS,
        body as body,
        pictured as pictured,
        reasoned as reasoned,
    )
    from .html import Fragment as Fragment, Html as Html, HtmlPage as HtmlPage, escaped as escaped
    from .languages import LANGUAGES as LANGUAGES, Language as Language
    from .latex import Latex as Latex, LatexFragment as LatexFragment
    from .markdown import Markdown as Markdown, MathMarkdown as MathMarkdown
    from .markup import APART as APART, Markup as Markup, backslashed as backslashed
    from .models import (
        Grid as Grid,
        beside_of as beside_of,
        described as described,
        of_model as of_model,
        score_of as score_of,
        test_of as test_of,
    )
    from .pages import DRIFT as DRIFT, gallery as gallery, page as page
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
    from .verdicts import (
        FIGURE_HEAD as FIGURE_HEAD,
        MEANINGS as MEANINGS,
        METHODS as METHODS,
        PROOF_HEAD as PROOF_HEAD,
        certified as certified,
        checked as checked,
        conclusion as conclusion,
        figure_cells as figure_cells,
        proof_cells as proof_cells,
    )

door(__name__)
