"""A trained model as an example: every command that explains an example explains its
predictions, too."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from ...data import Column, Predictor
from ...errors import BadValue
from ...network import check_schedule
from ...recording import NOTATIONS, Origins
from ..example import Example


def example_of(model: Predictor, path: str) -> Example:
    """The example of a model: the row of its features' averages, or of zeros where
    nothing is scaled; no targets. Where its schedule has ended nothing more is updated."""
    rate: float | None = None
    with suppress(BadValue):
        check_schedule(model.convention, model.network.updates)
        rate = model.rate
    raw, what = [0.0] * len(model.features), "a row of zeros"
    if model.scaling:
        raw, what = list(model.scaling.shift), "an average row"
    title = f"{path}: {model.title or 'a model'}, {what}"
    return Example(title, model.network, [(raw, [])], rate=rate, scaling=model.scaling,
                   notation=NOTATIONS["net-out"], model=model, target_scaling=model.target_scaling,
                   origins=origins_of(model))


def origins_of(model: Predictor) -> Origins:
    """What the values of the inputs come from: sex_male is 1 because sex is male."""
    meanings = (one for column in model.columns for one in meanings_of(column))
    return dict(zip(model.network.inputs, meanings))


def meanings_of(column: Column) -> Iterator[dict[float, str]]:
    """For each number of a column what its values come from, in words."""
    name, words = column.name, column.words
    for word in column.coded:
        other = words[0] if len(words) == 2 else f"not {word}"
        yield {1.0: f"{name} is {word}", 0.0: f"{name} is {other}"}
    if not words:
        filled = column.numbers(column.filling) if column.filling else ()
        yield dict.fromkeys(filled, f"it stands for a missing {name}")


def predicted(model: Predictor, raw: Sequence[float]) -> str:
    """What a model says of a row, with the names of its columns: species setosa."""
    found = model.predict_one(raw)
    return ", ".join(
        f"{name} {value if isinstance(value, str) else format(value, '.6g')}"
        for name, value in zip(model.targets, found if isinstance(found, list) else [found]))
