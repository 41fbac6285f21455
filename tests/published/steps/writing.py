"""What the text of a case claims, as the head of a walkthrough file."""
from __future__ import annotations

from .cases import CASES, Case, printed
from .problems import PROBLEMS
from .rules import How
from .traces import Trace, table


def moves(how: How) -> dict[str, object]:
    return {"momentum": float(how.momentum), "velocity": "gathered"} | (
        {"dampening": float(how.dampening)} if how.dampening else {})


def averages(how: How) -> dict[str, object]:
    return {"beta1": float(how.beta1), "beta2": float(how.beta2), "epsilon": float(how.epsilon)}


CLAIMS = {
    "sgd": lambda how: {"rule": "descent"}, "momentum": lambda how: {"rule": "momentum"} | moves(how),
    "nesterov": lambda how: {"rule": "nesterov"} | moves(how),
    "adagrad": lambda how: {"rule": "adagrad", "epsilon": float(how.epsilon)},
    "rmsprop": lambda how: {"rule": "rmsprop", "rho": float(how.beta2), "epsilon": float(how.epsilon)},
    "adam": lambda how: {"rule": "adam"} | averages(how), "adamw": lambda how: {"rule": "adamw"} | averages(how),
    "amsgrad": lambda how: {"rule": "amsgrad"} | averages(how),
}


def convention(case: Case) -> dict[str, object]:
    key = "weight-decay" if case.rule == "adamw" else "l2"
    decay = {key: float(case.how.decay), "decays": "all"} if case.how.decay else {}
    return {"error": PROBLEMS[case.problem][1], "batch": "all", "batch-scale": "mean"} | CLAIMS[case.rule](case.how) | decay


def trace(case: Case) -> Trace:
    head = table({"title": case.name, "rate": float(case.how.rate)}) + "\n[convention]\n" + table(convention(case))
    return Trace(case.name, head + PROBLEMS[case.problem][0], printed(case), case.how.mistake)


STEPS = list(map(trace, CASES))
