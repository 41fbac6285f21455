"""Programs in PyTorch: an example as a short one to learn from, a model's training as one
for real sizes.

Read in this order: `templates` (the texts that programs are made of, in TOML files), `blocks`
(parameters as tensors), `steps` (the program of an example), `training` (that of a model).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .steps import steps as steps
    from .training import torch_training as torch_training

door(__name__)
