"""Slips: what can go wrong in one line, each an edit of the line's recorded expression,
its docstring the sentence.

Read in this order: `slip` (a row), `edits` (the changes that slips are made of),
`scene` (what stands around a line); `backward_pass`, `forward_pass`, `mix_ups` and
`rule_steps` hold the rows, `functions`, `operands` and `parts` the seldom ones, and
`table` has them in order; `miscopies` are edits by a person's own numbers. A slip never
states a formula: it edits the one that was recorded.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .edits import with_operands as with_operands, without as without
    from .miscopies import (
        CHANGED as CHANGED,
        DIGITS as DIGITS,
        LOST as LOST,
        MISCOPY as MISCOPY,
        SHIFTS as SHIFTS,
        DigitChange as DigitChange,
        changes as changes,
        copies as copies,
        miscopied as miscopied,
    )
    from .scene import Edits as Edits, Scene as Scene
    from .slip import Slip as Slip
    from .table import slips_in as slips_in

door(__name__)
