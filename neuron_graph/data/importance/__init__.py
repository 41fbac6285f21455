"""Which inputs matter to a model.

    sensitivity    losses: of the score, where a column says nothing; effects: how what is predicted
                   changes with each number that goes in

A command shows both.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .sensitivity import (
        effects as effects,
        losses as losses,
        score_of as score_of,
        some as some,
    )

door(__name__)
