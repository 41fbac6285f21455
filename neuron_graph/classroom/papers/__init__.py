"""Papers: a sheet as something to hand out, on paper, as a page, or as a quiz.

Read in this order: `paper` (what stands on a sheet, whatever it is written as),
`convention_text`, `page` (Markdown, LaTeX, HTML), `questions` with `gift` and `moodle`
(quizzes), `ledger` and `spreadsheet` (tables), `collection` (the sheets of a class in one
file).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .collection import (
        FORMATS as FORMATS,
        QUESTIONS as QUESTIONS,
        files_of as files_of,
        one_document as one_document,
    )
    from .paper import SAMPLE_NOTE as SAMPLE_NOTE, Paper as Paper, whose_given as whose_given

door(__name__)
