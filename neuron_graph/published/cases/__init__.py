"""Cases: an example under another convention, and what the figures of a text are figures
of in it.

Read in this order: `parts` (what a case changes), `viewing` (when numbers are looked
at), `found` (what a figure is the figure of), `exact_numbers` (50 digits of them),
`case`.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .case import Case as Case
    from .found import TURNED as TURNED
    from .found import Found as Found
    from .parts import BIASES as BIASES
    from .parts import OUTPUT_ALONE as OUTPUT_ALONE
    from .parts import Parts as Parts
    from .parts import changed as changed
    from .parts import keys_of as keys_of
    from .parts import of_convention as of_convention

door(__name__)
