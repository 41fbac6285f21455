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
    from .found import TURNED as TURNED, Found as Found
    from .parts import (
        BIASES as BIASES,
        OUTPUT_ALONE as OUTPUT_ALONE,
        Parts as Parts,
        changed as changed,
        keys_of as keys_of,
        of_convention as of_convention,
    )

door(__name__)
