"""The two faces of the stepper: a full screen, and lines of text.

Read in this order: `step_command`, `step_line` (a dialogue in lines, also for pipes and
screen readers) with `step_text`; `step_screen` (the full screen) with `screen_state`, and
`step_view` with its parts `step_panel` and `step_foot`. What a command does is in
`stepping`, which knows nothing of screens.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .step_view import PLAIN as PLAIN

door(__name__)
