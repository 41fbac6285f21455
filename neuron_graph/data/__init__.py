"""Real data: tables in CSV files, models that are trained on them, and the SQLite file
that keeps a model.

    table          rows and columns, each fault with its line; under it `table_cells`, `table_lines`
    columns        what stands between the cells of a row and the numbers that a network sees
    labels         what classes are called, and whether there are any
    plan           what is asked of a model, as text too
    model          a network with the columns, scaling and classes of a table; `column_scaling`
    preparation    a plan applied to a table: rows for training, for validation and for the test, by
                   `split`
    fit            training with a look in between, and a stop; what is remembered is in `history`
    scores         how good predictions are
    replacement    a file is replaced whole or not at all; `signature`, `folders`

Read in this order; then the rooms `estimators`, whose models fit themselves, `importance`, which
inputs matter, and `sqlite`, which keeps models in files.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .columns import (
        Column as Column,
        encoded as encoded,
        is_plain as is_plain,
        lacking as lacking,
        row_of as row_of,
        split_row as split_row,
        typed as typed,
    )
    from .estimators import Model as Model, Perceptron as Perceptron
    from .fit import (
        Beat as Beat,
        Stop as Stop,
        fitting as fitting,
        look as look,
        some_of as some_of,
    )
    from .folders import data_folder as data_folder
    from .history import Entry as Entry, Scores as Scores
    from .model import Predictor as Predictor
    from .plan import (
        BATCH as BATCH,
        FEWEST as FEWEST,
        HIDDEN as HIDDEN,
        L2 as L2,
        MOST as MOST,
        OPTIONS as OPTIONS,
        RATE as RATE,
        RATES as RATES,
        RULE as RULE,
        TASKS as TASKS,
        Plan as Plan,
        picked as picked,
        read_batch as read_batch,
        read_sizes as read_sizes,
        written as written,
    )
    from .preparation import (
        Prepared as Prepared,
        folded as folded,
        goals_in as goals_in,
        prepared as prepared,
        seen_by as seen_by,
        values_of as values_of,
    )
    from .replacement import (
        CannotWrite as CannotWrite,
        encoding_of as encoding_of,
        put as put,
        room_beside as room_beside,
        write_file as write_file,
    )
    from .scores import (
        accuracy as accuracy,
        confusion as confusion,
        precision as precision,
        recall as recall,
    )
    from .signature import holds_database as holds_database
    from .table import Table as Table
    from .table_lines import BadTable as BadTable, standard_input as standard_input

door(__name__)
