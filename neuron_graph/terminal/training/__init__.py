"""Training at the terminal: a report, a bar or a picture of the network while it
learns.

Read in this order: `train_options`, `train_command` with `train_keeper` (Ctrl-C and
checkpoints), `train_bar`, `train_watch` (a picture) with `train_map` and `tints`,
`train_report` with `train_remarks`; `model_view` and `confusion_view` (what a model is and does),
`predict_command`, `curve_command`; `train_program` (the training in another language).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .model_view import described as described
    from .tints import style as style
    from .train_map import map_of_example as map_of_example
    from .train_options import HEADER_OPTIONS as HEADER_OPTIONS
    from .train_program import torch_program as torch_program

door(__name__)
