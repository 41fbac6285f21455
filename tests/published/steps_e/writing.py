"""A trace as the walkthrough file that somebody writes of it: what the text claims, and its figures."""
from __future__ import annotations

import json

from .cases import Case, Printed, printed
from .problems import PROBLEMS
from .rules import How

NAMES = {"g": "dE/d{}", "b": "v_{}+", "m": "m_{}+", "v": "v_{}+", "s": "v_{}+", "top": "vmax_{}+", "mh": "m̂_{}", "vh": "v̂_{}", "w": "{}+"}
"""What a walkthrough calls the numbers of a step."""


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


def table(values: dict[str, object]) -> str:
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def block(figure: Printed) -> str:
    name = NAMES[figure.of].format(figure.parameter)
    return "\n[[published]]\n" + table({"name": name, "printed": figure.digits, "epoch": figure.epoch})


def walkthrough(case: Case) -> str:
    head = {"title": case.name, "rate": float(case.how.rate)}
    return (table(head) + "\n[convention]\n" + table(convention(case)) + PROBLEMS[case.problem][0]
            + "".join(map(block, printed(case))))
