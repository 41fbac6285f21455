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
    from .comparison import BadFigure as BadFigure
    from .comparison import placed as placed
    from .digits import read_printed as read_printed
    from .example import Example as Example
    from .example import parameters_after as parameters_after
    from .figure import Figure as Figure
    from .identify import Candidate as Candidate
    from .identify import Search as Search
    from .identify import name_of as name_of
    from .phrases import as_sentence as as_sentence
    from .phrases import in_words as in_words
    from .report import Report as Report
    from .report import figure_object as figure_object
    from .setting import assignments as assignments
    from .setting import with_settings as with_settings
    from .verdict import CHAINED as CHAINED
    from .verdict import CONVENTION as CONVENTION
    from .verdict import EXACT as EXACT
    from .verdict import INHERITED as INHERITED
    from .verdict import MISPRINT as MISPRINT
    from .verdict import SLIP as SLIP
    from .verdict import TRUNCATED as TRUNCATED
    from .verdict import UNEXPLAINED as UNEXPLAINED
    from .verdict import VERDICT_WORDS as VERDICT_WORDS

door(__name__)
