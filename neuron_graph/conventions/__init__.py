"""Conventions as text: what a key of one is, and how keys are checked, read and
written.

`key` first: a key is one row, with its values and the sentence of each. Then `choices`:
an object whose parts are keys. Which keys there are, the last chapter of the lesson
says, `network/convention`, where the formulas stand that they choose between.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .choices import Choices as Choices
    from .choices import fact as fact
    from .choices import keys_of as keys_of
    from .choices import parts_in as parts_in
    from .choices import row as row
    from .key import BACKWARD as BACKWARD
    from .key import ERROR as ERROR
    from .key import FORWARD as FORWARD
    from .key import PHASES as PHASES
    from .key import UPDATE as UPDATE
    from .key import Key as Key
    from .key import NumberKey as NumberKey
    from .key import Occasion as Occasion
    from .key import Value as Value
    from .key import WholeKey as WholeKey
    from .key import named as named
    from .key import show as show

door(__name__)
