"""Texts: a draft of a walkthrough from what a blog, a book or an exam prints.

Read in this order: `plain` with `tables` (lines without markup), `statement` (names and
numbers with signs of equality between), `facts` (what is given, what comes in where, what
is printed), `wiring` (which neuron has which weights, and what names are called here),
`draft` (all of it as TOML, with what was assumed and what is asked).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .draft import Draft as Draft, WayToRead as WayToRead

door(__name__)
