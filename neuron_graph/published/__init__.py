"""Published calculations: examples in files, the figures that a text prints of them,
and the verdict on each.

Read in this order: `example`, `figure`, `digits`, the room `files` (TOML and pasted
lines); the room `cases` (an example under another convention); `verdict`, `figure_line`,
`comparison` (a line for each figure), `confirmation` (the right ones), the room `causes`
(what led to the others), `checker`; `report`, `identify`, the room `texts` (drafts).
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .checker import check as check
    from .comparison import BadFigure as BadFigure, placed as placed
    from .digits import read_printed as read_printed
    from .example import Example as Example, parameters_after as parameters_after
    from .figure import Figure as Figure
    from .identify import Candidate as Candidate, Search as Search, name_of as name_of
    from .phrases import as_sentence as as_sentence, in_words as in_words
    from .report import Report as Report, figure_object as figure_object
    from .setting import assignments as assignments, with_settings as with_settings
    from .verdict import (
        CHAINED as CHAINED,
        CONVENTION as CONVENTION,
        EXACT as EXACT,
        INHERITED as INHERITED,
        MISPRINT as MISPRINT,
        SLIP as SLIP,
        TRUNCATED as TRUNCATED,
        UNEXPLAINED as UNEXPLAINED,
        VERDICT_WORDS as VERDICT_WORDS,
    )

door(__name__)
