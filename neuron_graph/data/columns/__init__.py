"""The columns that a model predicts from: of numbers or of words.

    column     what stands between the cells of a row and the numbers that a network sees
    surveys    what the columns of a table are, which values are missing, what becomes of that

Read in this order.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .column import (
        Column as Column,
        encoded as encoded,
        features_of as features_of,
        is_plain as is_plain,
        lacking as lacking,
        row_of as row_of,
        split_row as split_row,
        typed as typed,
    )
    from .surveys import (
        blanked as blanked,
        filled as filled,
        gaps_in as gaps_in,
        of_single_rows as of_single_rows,
        survey as survey,
        without as without,
    )

door(__name__)
