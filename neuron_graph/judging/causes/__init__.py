"""Causes of several answers that are wrong: one number behind them that was not written
down, or a given one copied wrongly.

    stray   an answer that is neither right nor follows from numbers that were written
    cause   a number behind several strays, with which each of them follows

Read in this order: `unseen_number` (what must have stood in a line for an answer to
follow), `cause` (whether all others follow, too), `copied_number` (how it came to stand
there, where no slip of the table says so).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .cause import Cause as Cause, causes as causes
    from .copied_number import ways_to_copy as ways_to_copy
    from .unseen_number import explains as explains, reached as reached

door(__name__)
