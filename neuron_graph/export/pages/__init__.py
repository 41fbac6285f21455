"""The page in which a calculation is walked through: one file of HTML that needs
nothing else, and asks nobody.

    calculation   the epoch of a recording as a program in JavaScript
    line_rows     what is said of each of its numbers
    network_plan  which of them stand where in the picture of the network
    predictions   what is said of numbers that a person gives, exported from the judge
    document      all of it put into `page.html`, beside `page.css` and `page.js`

Read in this order. What the page computes it computes with formulas of the recording;
what it says of an answer the judge has said.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .calculation import calculation as calculation
    from .document import gallery as gallery
    from .document import page as page

__getattr__, __dir__, __all__ = door(__name__)
