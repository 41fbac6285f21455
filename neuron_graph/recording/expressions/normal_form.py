"""The normal form of an expression: two that differ by order, parentheses or signs alone
have the same one.

    x1·w1 and w1·x1        -(t - a) and a - t        ½(t - a)² and (t - a)·(t - a)/2

    form      its terms, in order
    term      a coefficient, and factors in order
    factor    an exponent, 1 or -1, and what is multiplied: a name, a function of forms, a sum
"""
from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeAlias

Term: TypeAlias = tuple[float, tuple[Any, ...]]
Form: TypeAlias = tuple[Term, ...]


def constant(value: float) -> Form:
    """The form of a constant."""
    return ((float(value), ()),)


def atom(*what: Hashable) -> Form:
    """The form of what is not taken apart: a name, or a function with its forms."""
    return ((1.0, ((1, what),)),)


def ordered(parts: Iterable[Any]) -> tuple[Any, ...]:
    """Terms or factors in an order that depends on nothing but themselves."""
    return tuple(sorted(parts, key=repr))


def plus(one: Form, other: Form) -> Form:
    """a + b"""
    return ordered(one + other)


def negated(form: Form) -> Form:
    """-a"""
    return ordered((-coefficient, factors) for coefficient, factors in form)


def as_term(form: Form) -> Term:
    """A form as one term: a sum becomes a factor, of its two signs always the same."""
    if len(form) == 1:
        return form[0]
    least = min(form, negated(form), key=repr)
    return (1.0 if least == form else -1.0), ((1, least),)


def times(one: Form, other: Form) -> Form:
    """a·b"""
    (a, factors), (b, more) = as_term(one), as_term(other)
    return ((a * b, ordered(factors + more)),)


def inverse(form: Form) -> Form:
    """1/a"""
    coefficient, factors = as_term(form)
    turned = ordered((-exponent, what) for exponent, what in factors)
    return ((1.0 / coefficient if coefficient else math.inf, turned),)


OPERATIONS: dict[str, Callable[..., Form]] = {
    "+": plus,
    "-": lambda one, other: plus(one, negated(other)),
    "*": times,
    "/": lambda one, other: times(one, inverse(other)),
    "neg": negated,
    "same": lambda form: form,
    "xlogy": lambda t, a: times(t, atom("log", a)),
}
OPERATIONS |= {"divide": OPERATIONS["/"], "identity": OPERATIONS["same"]}


def applied(operation: str, forms: list[Form]) -> Form:
    """The form of an operation applied to some forms."""
    if operation in OPERATIONS:
        return OPERATIONS[operation](*forms)
    return atom(operation, *forms)
