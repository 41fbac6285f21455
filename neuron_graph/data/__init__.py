"""Real data: tables in CSV files, models that are trained on them, and the SQLite file that keeps a model.

Read in this order: `table` (rows and columns, each fault with its line) over `opening`, `plan` (what is wanted), `preparation`
(split and scaled), `model`, `fit`, `scores`; then the room `sqlite` (models in files), and `whole`, by which a file is written
whole or not at all.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .fit import Beat as Beat
    from .fit import Stop as Stop
    from .fit import fitting as fitting
    from .fit import look as look
    from .folders import data_folder as data_folder
    from .history import Entry as Entry
    from .model import Model as Model
    from .perceptron import Perceptron as Perceptron
    from .plan import TASKS as TASKS
    from .plan import Plan as Plan
    from .plan import read_batch as read_batch
    from .plan import read_sizes as read_sizes
    from .plan import written as written
    from .preparation import Prepared as Prepared
    from .preparation import prepared as prepared
    from .replacement import CannotWrite as CannotWrite
    from .replacement import encoding_of as encoding_of
    from .replacement import put as put
    from .replacement import room_beside as room_beside
    from .replacement import write_file as write_file
    from .scores import accuracy as accuracy
    from .scores import confusion as confusion
    from .scores import precision as precision
    from .scores import recall as recall
    from .signature import holds_database as holds_database
    from .table import Table as Table
    from .table_lines import BadTable as BadTable
    from .table_lines import standard_input as standard_input

__getattr__, __dir__, __all__ = door(__name__)
