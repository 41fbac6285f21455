"""Numbers that texts write out and that have no line of their own in a recording: made
when they are asked for.

Read in this order: `factors` (the factors of the chain rule, differences, changes, by
their names), `part` (any part of a recorded expression, by writing it),
`own_lines` (such numbers as lines of a recording).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .factors import Factors as Factors
    from .own_lines import OwnLines as OwnLines
    from .part import Drawn as Drawn
    from .part import Passage as Passage
    from .part import gradient_of as gradient_of
    from .part import part_of as part_of

__getattr__, __dir__, __all__ = door(__name__)
