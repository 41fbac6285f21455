"""Numbers that texts write out and that have no line of their own in a recording: made
when they are asked for.

Read in this order: `factors` (the factors of the chain rule, differences, changes, by
their names), `part` (a part of a recorded expression) with `derivative` (through its gates),
`written_numbers` (such parts by what is typed), `own_lines` (lines of their own for them).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .factors import MAKERS as MAKERS, Factors as Factors
    from .own_lines import OwnLines as OwnLines
    from .written_numbers import WrittenNumbers as WrittenNumbers

door(__name__)
