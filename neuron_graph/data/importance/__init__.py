"""Which inputs matter to a model.

    sensitivity    what its score loses without a column, and how what it predicts changes with each
                   number that goes in
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .sensitivity import effects as effects, losses as losses, some as some

door(__name__)
