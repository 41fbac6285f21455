"""Models in SQLite files, trusted in nothing when they are read, and whole or not there
when they are written.

    database     a file told by its first bytes, opened safely, one transaction
    schema       the tables
    model_rows   a model as rows, and rows as a model
    store        `save` and `load`

Read in this order. What is read is checked against the tables, the types, the sizes and
a checksum before it is believed.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .database import Form as Form
    from .database import Rows as Rows
    from .database import beside as beside
    from .database import check_pages as check_pages
    from .database import opened as opened
    from .database import reason as reason
    from .database import transaction as transaction
    from .store import check_place as check_place
    from .store import check_room as check_room
    from .store import is_model_file as is_model_file
    from .store import load as load
    from .store import save as save

door(__name__)
