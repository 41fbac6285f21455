"""What a notebook shows of the objects of the library, and the same as text.

    html(thing)        as HTML: of a network, a recording, a step, a model, a table, ...
    text(recording)    the trace in plain text
    picture(thing)     a network, or a recording's or a model's, as SVG
    page(recording)    the page that steps through it, in a frame
    SHOWN              what makes the methods that `displays` gives to the classes
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .shown import SHOWN as SHOWN, html as html, page as page, picture as picture, text as text

door(__name__)
