"""Slips: what can go wrong in one line, each an edit of the line's recorded expression,
its docstring the sentence.

Read in this order: `slip` (a row), `edits` (the changes that slips are made of),
`scene` (what stands around a line); `backward_pass`, `forward_pass` and `mix_ups` hold
the rows, `functions`, `operands` and `parts` the seldom ones, and `table` has them in
order; `miscopies` are edits by a person's own numbers. A slip never states a formula:
it edits the one that was recorded.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .edits import with_operands as with_operands
    from .edits import without as without
    from .miscopies import CHANGED as CHANGED
    from .miscopies import DIGITS as DIGITS
    from .miscopies import LOST as LOST
    from .miscopies import MISCOPY as MISCOPY
    from .miscopies import SHIFTS as SHIFTS
    from .miscopies import DigitChange as DigitChange
    from .miscopies import changes as changes
    from .miscopies import copies as copies
    from .miscopies import miscopied as miscopied
    from .scene import Edits as Edits
    from .scene import Scene as Scene
    from .slip import Slip as Slip
    from .table import slips_in as slips_in

door(__name__)
