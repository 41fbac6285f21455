"""The terminal: the commands, what is coloured, and the faces of the stepper and of practice.

It is the only room that imports rich, and nobody else imports it.

Read in this order: `command_line` and `command` (a command is a module with rows), `options`, `screen`; then any
`NAME_command`. `step_screen` and `step_line` are the two faces of the stepper, `practice_line` that of the course.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .command_line import main as main

__getattr__, __dir__, __all__ = door(__name__)
