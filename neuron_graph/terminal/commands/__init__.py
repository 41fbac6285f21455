"""Commands that answer at once: one module each, `NAME_command`, whose docstring is its
help.

Read any of them first, for instance `why_command` with `why_view`: options as lines of
text, then `run`. `trace_view` is how a trace is coloured; `glossary` and `vocabulary`
hold the words that `explain_command` knows. They are found by the names of their files,
and none of them knows another.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .explain_command import found as found
    from .trace_view import COLOURS as COLOURS
    from .why_command import show as show

door(__name__)
