"""Published calculations at the terminal: one module for each command.

Read `check_command` first (a report, in every form), then `list_command` (all of them
in short), `identify_command` (which number a text means), `read_command` (a draft of a
file from a text) and `new_command` (one to start from). None of them knows another.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .check_command import COLOURS as COLOURS

door(__name__)
