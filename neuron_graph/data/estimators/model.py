"""A model that fits itself to rows, used like an estimator of scikit-learn: lists, arrays
and data frames go in, lists come out.

    Model(layers=[8, 4], epochs=200, seed=1).fit(X, y).predict(X)

    X      rows of numbers: lists, an array, or a data frame, whose columns have names
    y      for each row a label, a number, or several numbers
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from importlib import import_module
from typing import Any, TypeVar

from ...checks import check_length, plain, whole
from ...conventions import parts_in
from ...errors import NeuronGraphError, NotFitted, UnknownName
from ...network import Network, Sample
from ...setup import Scaling
from ..fit import Stop, fitting
from ..history import Origin, Scores
from ..model import Predictor, numbered
from ..plan import DEFAULT, OPTIONS, Plan, options_of, plan_by, usual_epochs
from ..preparation import fingerprint, set_apart
from .frame import LABELS, Rows, kind_of, rows_of, values_of

Self = TypeVar("Self", bound="Model")
ENTRIES = 50
"""About how many entries of the history a fit makes."""
USUAL: dict[str, Any] = {
    "epochs": None,
    **{OPTIONS[part.name]: part.default for part in fields(Plan)
       if part.name not in ("test", "labels")},
    "class_targets": None}
"""The options of a model beside those that go with a network of one's own."""
ALSO = parts_in("hidden_layer_sizes=layers,hidden=layers,max_iter=epochs,learning_rate_init=rate,"
                "learning_rate=rate,lr=rate,random_state=seed,solver=rule,optimizer=rule,alpha=l2,"
                "batch_size=batch,early_stopping=stop_after,n_iter_no_change=stop_after,error=loss")
"""What other libraries call some of them."""


class Model(Predictor):
    """A network that is fitted to rows, and predicts a label or numbers of others.

    Options are those of `train`, by their names there: `layers`, `activation`, `loss`,
    `rate`, `rule`, `momentum`, `batch`, `seed`, `scale`, `stop_after`, ...; `epochs` is
    how often a `fit` goes through the rows, at most. None is chosen from the rows. `features` and
    `targets` name columns that have no names, `classes` the labels, if there are more
    than there are in the rows. With a `network` of one's own, which also needs names,
    and classes or none, a fit starts from its parameters; `scaling` and
    `target_scaling` go with it.

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

    def __init__(self, network: Network | None = None, features: Sequence[str] = (),
                 targets: Sequence[str] = (), classes: Sequence[Any] = (),
                 scaling: Scaling | None = None, target_scaling: Scaling | None = None,
                 **options: Any):
        check_options(options, USUAL)
        self.options = {
            **USUAL, **options, "network": network, "features": features, "targets": targets,
            "classes": classes, "scaling": scaling, "target_scaling": target_scaling}
        if network:
            self.start()

    @classmethod
    def of(cls, rows: Any, values: Any, plan: Plan = DEFAULT, features: Sequence[str] = (),
           targets: Sequence[str] = (), classes: Sequence[str] = ()) -> Model:
        """The model that a plan and these rows ask for, not trained yet: its network is
        drawn for them, and its scaling fitted on them."""
        model = cls(features=features, targets=targets, classes=classes, **asked(plan))
        model.begin(rows, values)
        return model

    @classmethod
    def holding(cls, predictor: Predictor) -> Model:
        """The model that a predictor is, so that it can be fitted again: by the plan that
        it was made by, or else from its network as it is."""
        own, origin = vars(predictor), predictor.origin
        options = asked(origin.plan) if origin else {
            name: own[name] for name in ("network", "classes", "scaling", "target_scaling", "rate")}
        options |= {"features": own["features"], "targets": own["targets"],
                    "class_targets": (predictor.low, predictor.high)}
        model = cls(epochs=predictor.epochs or USUAL["epochs"], **options)
        vars(model).update(own)
        return model

    def __getattr__(self, name: str) -> Any:
        """What is not there: before a fit, all that it leaves."""
        known = name in Predictor.__dataclass_fields__ or hasattr(type(self), name)
        raise NotFitted(name) if known else AttributeError(f"a model has no {name}")

    def __repr__(self) -> str:
        if self.__sklearn_is_fitted__():
            return super().__repr__()
        said = (f"{name}={value!r}" for name, value in self.get_params().items()
                if repr(value) != repr(USUAL.get(name, ())))
        return f"{type(self).__name__}({', '.join(said)})"

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Its options, all of them."""
        return dict(self.options)

    def set_params(self, **options: Any) -> Model:
        """Change options, which the next fit goes by; returns the model. Raises
        `UnknownName`."""
        there = self.get_params()
        check_options(options, there)
        type(self).__init__(self, **there | options)
        return self

    def plan(self, **more: Any) -> Plan:
        """What its options ask for."""
        return plan_by({**self.options, "test": 0.0, **more})

    def start(self) -> None:
        """Start from the network that was given."""
        own, plan = self.options, self.plan()
        rate = Predictor.rate if own["rate"] is None else plan.rate
        vars(self).update(vars(Predictor(
            own["network"].copy(), list(own["features"]), list(own["targets"]),
            [*map(str, own["classes"])], own["scaling"], own["target_scaling"], plan.low,
            plan.high, rate)))

    def begin(self, X: Any, y: Any, classes: Sequence[Any] = ()) -> tuple[Rows, Any]:
        """Start anew: from the network that was given, or from one that rows and their
        values ask for; returns the numbers of both."""
        own = self.options
        names, rows = rows_of(X, own["features"])
        goals, values = values_of(y)
        check_length("y", len(rows), values)
        if own["network"]:
            self.start()
            return rows, values
        labels = [*map(str, plain(classes or own["classes"]))]
        plan = self.plan(labels=kind_of(values))
        fresh = Predictor.of(rows, values, plan, own["features"] or names, own["targets"] or goals,
                             labels)
        fresh.origin = Origin(plan, fingerprint(rows, values))
        vars(self).update(vars(fresh))
        return rows, values

    def fit(self: Self, X: Any, y: Any, epochs: int | None = None) -> Self:
        """Train the model from the start on rows and their values, for its `epochs` or as
        many as are said; returns it. The same rows give the same bits again. It stops
        `stop_after` epochs after the best on a part of the rows, `validation`, and keeps that;
        fewer than 40 rows are all trained on, to the end."""
        rows, values = self.begin(X, y)
        plan = self.plan()
        kept, apart = set_apart(values, plan, bool(self.classes))
        samples = [*map(self.sample, rows, values)]
        stop = Stop([samples[n] for n in apart], plan.patience or 0) if apart else None
        most = self.options["epochs"] if epochs is None else epochs
        if most is None:
            most = usual_epochs(len(kept), len(self.features))
        return self.trained([samples[n] for n in kept], most, stop)

    def partial_fit(self: Self, X: Any, y: Any, epochs: int = 1,
                    classes: Sequence[Any] = ()) -> Self:
        """Train the model for so many epochs more; returns it. Of a model that has not been
        fitted these are the first: `classes` are then the labels, if there are more than
        in these rows."""
        if self.__sklearn_is_fitted__():
            rows, values = self.rows(X), values_of(y)[1]
            check_length("y", len(rows), values)
        else:
            rows, values = self.begin(X, y, classes)
        return self.trained([*map(self.sample, rows, values)], epochs)

    def trained(self: Self, samples: Sequence[Sample], epochs: int,
                stop: Stop | None = None) -> Self:
        """The model after so many epochs more."""
        spacing = max(1, whole("epochs", epochs, least=0) // ENTRIES)
        for _ in fitting(self, samples, epochs, spacing, stop):
            pass
        return self

    def rows(self, X: Any) -> list[list[float]]:
        """The numbers of rows, in the order of the features: those of a data frame by
        their names, if the model knows names."""
        is_named = self.features != numbered("x", len(self.features))
        return rows_of(X, self.features if is_named else ())[1]

    @property
    def classes_(self) -> list[Any]:
        """The classes as the values were that it was fitted to: ints where these were."""
        read = LABELS.get(self.origin.plan.labels if self.origin else "", str)
        return [*map(read, self.classes)]

    @property
    def n_features_in_(self) -> int:
        """How many numbers a row has."""
        return len(self.features)

    def predict(self, X: Any) -> list[Any]:
        """A list: for each row its label, as those that the model was fitted to, or the number
        in the units of its column; a list of numbers where there are several."""
        labels = dict(zip(self.classes, self.classes_))
        found = super().predict(self.rows(X))
        return [labels[label] for label in found] if labels else found  # type: ignore[index]

    def predict_proba(self, X: Any) -> list[list[float]]:
        """For each row a list of the probabilities of `classes_`. Raises `NeuronGraphError`
        where outputs are none."""
        last = self.network.layers[-1]
        found = [self.outputs(row) for row in self.rows(X)]
        if last.softmax:
            return found
        if not self.classes or [neuron.activation.name for neuron in last.neurons] != ["sigmoid"]:
            raise NeuronGraphError(
                f"the outputs of this model are no probabilities ({self!r}): those of "
                "classes are, with output_activation='softmax'")
        return [[1.0 - p, p] for [p] in found]

    def test(self, X: Any, y: Any) -> Scores:
        """The score, and of classes which are taken for which."""
        return super().test(self.rows(X), values_of(y)[1])

    def __sklearn_is_fitted__(self) -> bool:
        """Whether it can predict."""
        return "network" in vars(self)

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator."""
        utils = import_module("sklearn.utils")
        numbers = self.__sklearn_is_fitted__() and not self.classes or self.plan().task == "numbers"
        return utils.Tags(
            estimator_type="regressor" if numbers else "classifier",
            target_tags=utils.TargetTags(required=True, multi_output=True),
            classifier_tags=utils.ClassifierTags(), regressor_tags=utils.RegressorTags())


def check_options(options: Iterable[str], known: Iterable[str]) -> None:
    """Raise `UnknownName` for an option that there is not."""
    for name in options:
        if name not in known:
            raise UnknownName("option of a model", name, known, ALSO.get(name, "").split())


def asked(plan: Plan) -> dict[str, Any]:
    """The options of a model that ask for a plan."""
    return {name: value for name, value in options_of(plan).items() if name in USUAL}
