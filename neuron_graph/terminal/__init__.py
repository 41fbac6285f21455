"""The terminal: the commands, what is coloured, and the faces of the stepper and of
practice.

It is the only room that imports rich, and nobody else imports it. Read in this order:
`command_line` and `command_parser` (a command is a module with rows), `options`,
`screen`, `drawing`; then the rooms `commands`, `stepper`, `classroom`, `training`.
`dialogue`, `stage`, `keys` and `field` are what their faces share.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .command_line import main as main
    from .progress_bar import watch_over as watch_over

door(__name__)
