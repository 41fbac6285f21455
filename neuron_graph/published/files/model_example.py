"""A trained model as an example: every command that explains an example explains its predictions, too."""
from __future__ import annotations

from collections.abc import Sequence

from ...data import Model
from ...recording import NOTATIONS
from ..example import Example


def example_of(model: Model, path: str) -> Example:
    """The example of a model: the row of its features' averages, or of zeros where nothing is scaled; no targets."""
    raw = model.scaling.shift if model.scaling else [0.0] * len(model.features)
    what = "an average row" if model.scaling else "a row of zeros"
    return Example(f"{path}: {model.title or 'a model'}, {what}", model.network, [(list(raw), [])], rate=model.rate,
                   notation=NOTATIONS["net-out"], scaling=model.scaling, model=model)


def predicted(model: Model, raw: Sequence[float]) -> str:
    """What a model says of a row, with the names of its columns: species setosa."""
    found = model.predict_one(raw)
    values = found if isinstance(found, list) else [found]
    said = [value if isinstance(value, str) else f"{value:.6g}" for value in values]
    return ", ".join(f"{name} {value}" for name, value in zip(model.targets, said))
