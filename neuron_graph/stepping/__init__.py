"""The stepper: a calculation walked through step by step, in any epoch, back, with
what-if and predict.

It knows nothing of screens: both faces, and whatever face comes, are in `terminal`.

Read in this order: `timeline` (any epoch, by checkpoints), `cursor`, `moment` (what is
known by now), `condition` and `run` (until), `comparison`, `quiz` (predict), `stepper`
(all of it together), `link` (a place as a line), `commands` (a command is a row), `typed_words`.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .command import COMMANDS as COMMANDS, COUNT as COUNT, TEXT as TEXT, Command as Command
    from .cursor import positions as positions
    from .link import follow as follow
    from .moment import Moment as Moment, key_of as key_of
    from .picture import Picture as Picture
    from .stepper import Quit as Quit, Stepper as Stepper
    from .tree import Branch as Branch, Tree as Tree
    from .typed_words import command_of as command_of, nearest as nearest, perform as perform
    from .watch import Watch as Watch

door(__name__)
