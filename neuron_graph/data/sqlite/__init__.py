"""Models in SQLite files, trusted in nothing when they are read, and whole or not there
when they are written.

    database     a file told by its first bytes, opened safely, one transaction
    tables       the tables; `earlier` has those of the versions before
    schema       what makes a database one of ours
    model_rows   a model as rows, and rows as a model
    store        `save` and `load`

Read in this order. What is read is checked against the tables, the types, the sizes and
a checksum before it is believed.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .database import (
        Form as Form,
        Rows as Rows,
        beside as beside,
        check_pages as check_pages,
        opened as opened,
        reason as reason,
        transaction as transaction,
    )
    from .store import (
        check_place as check_place,
        check_room as check_room,
        is_model_file as is_model_file,
        load as load,
        save as save,
    )

door(__name__)
