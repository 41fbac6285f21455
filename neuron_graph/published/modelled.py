"""A trained model as an example: every command that explains an example explains its predictions, too."""
from __future__ import annotations

from ..data.model import Model
from ..recording.notation import NOTATIONS
from .example import Example


def example_of(model: Model, path: str) -> Example:
    """The example of a model: the row of its features' averages, or of zeros where nothing is scaled; no targets."""
    raw = model.scaling.shift if model.scaling else [0.0] * len(model.features)
    what = "an average row" if model.scaling else "a row of zeros"
    return Example(f"{path}: {model.title or 'a model'}, {what}", model.network, [(list(raw), [])], rate=model.rate,
                   convention=model.convention, notation=NOTATIONS["net-out"], scaling=model.scaling)
