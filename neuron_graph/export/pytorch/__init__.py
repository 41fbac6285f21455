"""Programs in PyTorch: an example as a short one to learn from, a model's training as one
for real sizes.

Read in this order: `templates` (the texts that programs are made of, in TOML files), `lesson`
(the program of an example).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .lesson import torch_lesson as torch_lesson
    from .templates import Filling as Filling

door(__name__)
