"""The proof of a recording: every number computed again with 50 digits, every
derivative by two other ways.

It is a leaf: nothing else in the package needs it.

Read in this order: `derivative` (what each name says, differentiated along the
recording and by a complex step), `slope_bound` (how far a derivative in floats may be
off), `proofs` (the certificate: how many digits are proven).
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .proofs import (
        Agreement as Agreement,
        Certificate as Certificate,
        Proof as Proof,
        certificate as certificate,
    )

door(__name__)
