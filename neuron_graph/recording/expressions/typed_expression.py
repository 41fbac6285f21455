"""An expression as a person types it, as a normal form: w1*x1, 1 + e^(-z), η·δ·x.

    sum       product + product - ...
    product   power · power / ...
    power     primary², primary^2
    primary   a number, a name, (sum), exp(sum), e^primary, -product

It is read, and never evaluated.
"""
from __future__ import annotations

import re
from collections.abc import Callable

from .normal_form import OPERATIONS as FORMS
from .normal_form import Form, applied, constant, times
from .operations import OPERATIONS

LONGEST = 200
"""How many characters are read, at most."""
OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/"}
ALIKE = str.maketrans({"·": "*", "×": "*", "−": "-", "⋅": "*", "∗": "*"})
"""Signs that mean another one."""
NUMERAL = re.compile(r"\d+(?:\.\d*)?|\.\d+")
WORD = re.compile(r"[^\W\d][\w{}′']*(?:/[d∂]?[^\W\d][\w{}′']*)?")
FUNCTION = re.compile(r"([A-Za-z]\w*)\(")
CALLED = {"ln": "log", **{row.text: name for name, row in OPERATIONS.items() if row.text}}
"""What a function is called, where it is not its own name."""
NamesAtom = Callable[[str], "Form | None"]


class Unread(Exception):
    """The text is no expression."""


class TypedExpression:
    """A text that is read from its start to its end.

    `known` says whether a text is a name as it stands, `named` what the form of a name
    is, None if there is none.
    """

    def __init__(self, text: str, known: Callable[[str], bool], named: NamesAtom):
        self.text, self.place = text.translate(ALIKE), 0
        self.known, self.named = known, named

    def form(self) -> Form | None:
        """The form of the whole text, None if it is no expression of names."""
        try:
            found = self.sum() if len(self.text) <= LONGEST else None
        except Unread:
            return None
        return found if self.rest == "" else None

    @property
    def rest(self) -> str:
        """What is still to be read."""
        return self.text[self.place:].lstrip()

    def takes(self, *signs: str) -> str:
        """The next sign, if it is one of some; it is then read."""
        sign = next((sign for sign in signs if self.rest.startswith(sign)), "")
        if sign:
            self.skip(sign)
        return sign

    def skip(self, read: str) -> None:
        """Go on behind what has been read."""
        self.place = len(self.text) - len(self.rest) + len(read)

    def sum(self) -> Form:
        """A sum."""
        found = self.product()
        while sign := self.takes("+", "-"):
            found = applied(sign, [found, self.product()])
        return found

    def product(self) -> Form:
        """A product."""
        found = self.power()
        while sign := self.takes("*", "/"):
            found = applied(sign, [found, self.power()])
        return found

    def power(self) -> Form:
        """A primary, or its square."""
        found = self.primary()
        return times(found, found) if self.takes("²", "^2", "**2") else found

    def primary(self) -> Form:
        """What is multiplied."""
        if self.takes("-"):
            return FORMS["neg"](self.product())
        if name := self.known_name():
            self.skip(name)
            return self.form_of(name)
        if self.takes("e^{", "e^("):
            return applied("exp", [self.closed("}", ")")])
        if self.takes("e^"):
            return applied("exp", [self.primary()])
        if self.takes("("):
            return self.closed(")")
        return self.function() or self.number_or_word()

    def closed(self, *ends: str) -> Form:
        """A sum with what closes it."""
        found = self.sum()
        if not self.takes(*ends):
            raise Unread
        return found

    def function(self) -> Form | None:
        """A function of something, None if there is none here."""
        match = FUNCTION.match(self.rest)
        name = CALLED.get(match[1], match[1]) if match else ""
        if match is None or name not in OPERATIONS:
            return None
        self.skip(match[0])
        return applied(name, [self.closed(")")])

    def number_or_word(self) -> Form:
        """A number, or a name as another text writes it."""
        if match := NUMERAL.match(self.rest):
            self.skip(match[0])
            return constant(float(match[0]))
        match = WORD.match(self.rest)
        if match is None:
            raise Unread
        self.skip(match[0])
        return self.form_of(match[0])

    def form_of(self, name: str) -> Form:
        """The form of a name."""
        found = self.named(name)
        if found is None:
            raise Unread
        return found

    def known_name(self) -> str:
        """The longest known name that stands here, "" if none does."""
        rest = self.rest
        ends = (end for end in range(len(rest), 0, -1) if is_boundary(rest, end))
        return next((rest[:end] for end in ends if self.known(rest[:end])), "")


def is_boundary(text: str, end: int) -> bool:
    """Whether a name may end here: no letter follows; behind a plus of its own only
    another sign, or nothing."""
    following = text[end:].lstrip()[:1]
    if text[end - 1] == "+":
        return following in ("", "+", "-", "*", "/", ")")
    return not re.match(r"\w", text[end:])
