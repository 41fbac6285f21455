"""A model that fits itself to rows, used like an estimator of scikit-learn: lists, arrays
and data frames go in, lists come out.

    Model(layers=[8, 4], epochs=200, seed=1).fit(X, y).predict(X)

    X      rows of numbers: lists, an array, or a data frame, whose columns have names
    y      for each row a label, a number, or several numbers
"""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from importlib import import_module
from operator import add
from typing import Any, TypeVar

from ...checks import check_length, plain, whole
from ...conventions import parts_in
from ...errors import BadValue, NeuronGraphError, NotFitted, UnknownName
from ...network import Network, Sample
from ..columns import blanked, encoded
from ..fit import Stop, fitting
from ..history import Scores
from ..model import Predictor, Value
from ..plan import ALWAYS, DEFAULT, OPTIONS, Plan, options_of, picked
from ..preparation import Prepared, prepared, values_of
from ..table import Table
from ..table_lines import BadTable
from .frame import LABELS, kind_of, table_of

Self = TypeVar("Self", bound="Model")
ENTRIES = 50
"""About how many entries of the history a fit makes."""
OWN_EPOCHS = 100
"""How often a network of one's own goes through the rows, where nothing is said."""
USUAL: dict[str, Any] = {
    **{OPTIONS[part.name]: part.default for part in fields(Plan)
       if part.name not in ALWAYS},
    "class_targets": None, "features": (), "targets": ()}
"""The options of a model, as they are where nothing is said."""
PARTS = [*Predictor.__dataclass_fields__]
"""What a network of one's own goes with."""
ALSO = parts_in("hidden_layer_sizes=layers,hidden=layers,max_iter=epochs,learning_rate_init=rate,"
                "learning_rate=rate,lr=rate,random_state=seed,solver=rule,optimizer=rule,alpha=l2,"
                "batch_size=batch,early_stopping=stop_after,n_iter_no_change=stop_after,error=loss")
"""What other libraries call some of them."""


class Model(Predictor):
    """A network that is fitted to rows, and predicts a label or numbers of others.

    Options are those of `train`, by their names there: `layers`, `activation`, `loss`,
    `rate`, `rule`, `momentum`, `batch`, `seed`, `scale`, `stop_after`, ...; None is chosen
    from the rows. `epochs` is how often a `fit` goes through them, at most. `features` and
    `targets` name the columns of rows that have no names; of a data frame these features alone
    are taken. With a `network` of one's own, the arguments are those of a `Predictor` (also by
    position): network, features, targets, classes, scaling, target_scaling, low, high,
    rate; a fit then starts from its parameters.

    Rows are lists, tuples, arrays of two dimensions or data frames; their values texts,
    numbers, bools, or lists of numbers. All that is predicted is a list. What a fit
    leaves is in `network`, `features`, `targets`, `classes` (texts), `scaling`,
    `target_scaling`, `epochs` (done so far), `history`, `errors`. Raises `UnknownName`,
    `BadValue` and `WrongLength`; `NotFitted` where it is asked before.

    >>> rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["no", "yes", "yes", "no"]
    >>> model = Model(rate=0.2, epochs=500).fit(rows, labels)
    >>> model.predict(rows), model.score(rows, labels)
    (['no', 'yes', 'yes', 'no'], 1.0)
    """

    example: Any = ()

    def __init__(self, *parts: Any, **options: Any):
        self.options = {**dict(zip(PARTS, parts)), **options}
        own = self.options.get("network", self)
        if own is self:
            check_options(self.options, USUAL)
            self.options = {**USUAL, **options}
        elif isinstance(own, Network):
            check_options(self.options, PARTS)
            super().__init__(**{**self.options, "network": own.copy()})
        else:
            raise BadValue("the network", own, "a Network is needed, or options by their names")

    @classmethod
    def of(cls, rows: Any, values: Any, plan: Plan = DEFAULT, features: Sequence[str] = (),
           targets: Sequence[str] = (), classes: Sequence[str] = ()) -> Model:
        """The model that a plan and these rows ask for, not trained yet: its network is
        drawn for them, and its scaling fitted on them. `classes` are its labels, if there
        are more than among the values."""
        model = cls(features=features, targets=targets, **options_of(plan))
        model.begin(rows, values, classes)
        return model

    @classmethod
    def holding(cls, predictor: Predictor) -> Model:
        """The model that a predictor is, so that it can be fitted again: by the plan that
        it was made by, or else from its network as it is."""
        own = vars(predictor)
        if not predictor.origin:
            return cls(**own)
        model = cls(**options_of(predictor.origin.plan), features=predictor.names,
                    targets=predictor.targets)
        vars(model).update(own)
        return model

    def __getattr__(self, name: str) -> Any:
        """What is not there: before a fit, all that it leaves."""
        raise (NotFitted(name) if name in PARTS or hasattr(type(self), name)
               else AttributeError(f"a model has no {name}"))

    def __repr__(self) -> str:
        if self.__sklearn_is_fitted__():
            return super().__repr__()
        said = (f"{name}={value!r}" for name, value in self.options.items()
                if repr(value) != repr(USUAL[name]))
        return f"{type(self).__name__}({', '.join(said)})"

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Its options, all of them."""
        return dict(self.options)

    def set_params(self, **options: Any) -> Model:
        """Change options, which the next fit goes by; returns the model. Raises
        `UnknownName`."""
        check_options(options, self.options)
        type(self).__init__(self, **self.options | options)
        return self

    def plan(self, labels: str = "") -> Plan:
        """What its options ask for, of values that Python calls so."""
        task = self.options["task"] or "classes" * (labels in ("str", "bool"))
        return Plan(**picked({**self.options, "test": 0.0, "labels": labels, "task": task}))

    def begin(self, X: Any, y: Any, classes: Sequence[Any] = ()) -> Prepared:
        """Draw the network that rows and their values ask for; returns these, prepared."""
        own, y = self.options, [*y] if isinstance(y, Iterator) else y
        table, goals = table_of(X, "X", own["features"]), table_of(y, "y", own["targets"])
        check_length("y", len(table.rows), goals.rows)
        both = Table([*table.columns, *goals.columns], [*map(add, table.rows, goals.rows)],
                     table.lines, "X and y")
        last = [str(-n) for n in range(len(goals.columns), 0, -1)]
        try:
            ready = prepared(self.plan(kind_of(y)), both, last,
                             own["features"], [*map(str, plain(classes))])
        except BadTable as error:
            said = error.problem.replace("--missing ", "missing=").replace("--", "")
            raise BadTable(error.path, said, error.line, error.column) from None
        vars(self).update(vars(ready.model), example=y[:0] if hasattr(y, "__array__") else ())
        return ready

    def fit(self: Self, X: Any, y: Any, epochs: int | None = None) -> Self:
        """Train the model from the start on rows and their values, for its `epochs` or as
        many as are said; returns it. The same rows give the same bits again. It stops
        `stop_after` epochs after the best on a part of the rows, `validation`, and keeps that;
        fewer than 40 rows are all trained on, to the end."""
        most = self.options.get("epochs") if epochs is None else epochs
        if "task" not in self.options:
            type(self).__init__(self, **self.options)
            return self.partial_fit(X, y, OWN_EPOCHS if most is None else most)
        ready = self.begin(X, y)
        return self.trained(ready.samples, ready.most if most is None else most,
                            Stop(ready.validation, ready.patience) if ready.validation else None)

    def partial_fit(self: Self, X: Any, y: Any, epochs: int = 1,
                    classes: Sequence[Any] = ()) -> Self:
        """Train the model for so many epochs more; returns it. Of a model that has not been
        fitted these are the first: `classes` are then the labels, if there are more than
        in these rows."""
        if self.__sklearn_is_fitted__():
            return self.trained([*map(self.sample, *self.taken(X, y))], epochs)
        ready = self.begin(X, y, classes)
        return self.trained(ready.samples + ready.validation, epochs)

    def trained(self: Self, samples: Sequence[Sample], epochs: int,
                stop: Stop | None = None) -> Self:
        """The model after so many epochs more."""
        spacing = max(1, whole("epochs", epochs, least=0) // ENTRIES)
        for _ in fitting(self, samples, epochs, spacing, stop):
            pass
        return self

    def rows(self, X: Any) -> list[list[float]]:
        """The numbers of rows; the columns of a data frame are taken by their names."""
        return encoded(blanked(table_of(X, "X", self.names), self.missing_word), self.columns)

    def taken(self, X: Any, y: Any) -> tuple[list[list[float]], list[Value]]:
        """The numbers of rows, and their values."""
        rows, goals = self.rows(X), table_of(y, "y", self.targets)
        check_length("y", len(rows), goals.rows)
        return rows, values_of(goals, range(len(goals.columns)),
                               "classes" if self.classes else "numbers")

    @property
    def classes_(self) -> list[Any]:
        """The classes as the values were that it was fitted to: ints where these were, an array
        where they were one."""
        return as_given(self.labels, self.example)

    @property
    def labels(self) -> list[Any]:
        """The classes as they are predicted."""
        return [*map(LABELS.get(self.origin.plan.labels if self.origin else "", str), self.classes)]

    def predict(self, X: Any) -> list[Any]:
        """A list: for each row its label, as those that the model was fitted to, or the number
        in the units of its column; a list of numbers where there are several."""
        labels = dict(zip(self.classes, self.labels))
        found: list[Any] = [*map(self.predict_one, self.rows(X))]
        return [labels[label] for label in found] if labels else found

    def predict_proba(self, X: Any) -> list[list[float]]:
        """For each row a list of the probabilities of `classes_`; of an array, an array. Raises
        `NeuronGraphError` where outputs are none."""
        last = self.network.layers[-1]
        found = [*map(self.outputs, self.rows(X))]
        if last.softmax:
            return as_given(found, X)
        if self.classes and [one.activation.name for one in last.neurons] == ["sigmoid"]:
            return as_given([[1.0 - p, p] for [p] in found], X)
        raise NeuronGraphError("the outputs of this model are no probabilities: those of classes "
                               "are, by softmax, or by a single sigmoid")

    def test(self, X: Any, y: Any) -> Scores:
        """The score, and of classes which are taken for which."""
        return super().test(*self.taken(X, y))

    def __sklearn_is_fitted__(self) -> bool:
        """Whether it can predict."""
        return "network" in vars(self)

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator."""
        utils = import_module("sklearn.utils")
        numbers = (not self.classes if self.__sklearn_is_fitted__()
                   else self.options["task"] == "numbers")
        return utils.Tags(
            estimator_type="regressor" if numbers else "classifier",
            target_tags=utils.TargetTags(required=True))


def check_options(options: Iterable[str], known: Iterable[str]) -> None:
    """Raise `UnknownName` for an option that there is not."""
    for name in options:
        if name not in known:
            raise UnknownName("option of a model", name, known, ALSO.get(name, "").split())


def as_given(found: list[Any], given: Any) -> Any:
    """A list as an array of NumPy, where what was given is one, or a data frame."""
    numpy: Any = sys.modules.get("numpy")
    return numpy.array(found) if numpy and hasattr(given, "__array__") else found
