"""The page in which a calculation is walked through: one file of HTML that needs
nothing else, and asks nobody.

    formulas      the epoch of a recording as a program in JavaScript
    line_rows     what is said of each of its numbers
    predictions   what is said of numbers that a person gives, exported from the judge
    document      all of it put into what is in `assets`

Read in this order. What the page computes it computes with formulas of the recording;
what it says of an answer the judge has said.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .document import DRIFT as DRIFT, gallery as gallery, page as page

door(__name__)
