"""Conventions as text: what a key of one is, and how keys are checked, read and
written.

`key` first: a key is one row, with its values and the sentence of each. Then `choices`:
an object whose parts are keys. Which keys there are, the last chapter of the lesson
says, `network/convention`, where the formulas stand that they choose between.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .choices import (
        Choices as Choices,
        fact as fact,
        keys_of as keys_of,
        parts_in as parts_in,
        row as row,
    )
    from .key import (
        BACKWARD as BACKWARD,
        ERROR as ERROR,
        FORWARD as FORWARD,
        PHASES as PHASES,
        UPDATE as UPDATE,
        Key as Key,
        NumberKey as NumberKey,
        NumbersKey as NumbersKey,
        Occasion as Occasion,
        Value as Value,
        WholeKey as WholeKey,
        dashed as dashed,
        named as named,
        show as show,
    )

door(__name__)
