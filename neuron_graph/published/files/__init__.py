"""Walkthrough files: an example and the figures that a text prints of it, in TOML or as
pasted lines.

Read in this order: `walkthrough` (a file by its name, or one of the shipped ones),
`toml_table` (a TOML table, each fault with its key), `reader` (the tables as an example
and its figures), `pasted_text` (lines of names and numbers), `model_example` (a model
file as an example), `tensors` (safetensors and JSON), `weights` (those of other programs, and
their steps), `template` (a new file, ready to be filled in).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .model_example import predicted as predicted
    from .pasted_text import NUMERAL as NUMERAL, known_name as known_name, read_lines as read_lines
    from .template import keys as keys, starter as starter, toml as toml
    from .tensors import packed as packed
    from .walkthrough import (
        WORKED as WORKED,
        UnreadableFile as UnreadableFile,
        example_named as example_named,
        read_example as read_example,
        read_text as read_text,
        shipped as shipped,
    )

door(__name__)
