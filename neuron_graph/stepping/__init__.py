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
    from .command import COMMANDS as COMMANDS
    from .command import COUNT as COUNT
    from .command import TEXT as TEXT
    from .command import Command as Command
    from .link import follow as follow
    from .moment import Moment as Moment
    from .moment import key_of as key_of
    from .picture import Picture as Picture
    from .picture import pictured as pictured
    from .stepper import Quit as Quit
    from .stepper import Stepper as Stepper
    from .tree import Branch as Branch
    from .tree import Tree as Tree
    from .typed_words import command_of as command_of
    from .typed_words import nearest as nearest
    from .typed_words import perform as perform
    from .watch import Watch as Watch

door(__name__)
