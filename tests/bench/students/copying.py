"""Numbers copied wrongly: each takes a number as written and gives it as it was copied, or None where that is impossible.

`draw` is a random.Random. A leading zero and the point are no digits that somebody confuses.
"""
from decimal import Decimal


def places(text):
    """Where the digits stand, from the first that is not 0."""
    first = next((i for i, c in enumerate(text) if c in "123456789"), len(text))
    return [i for i in range(first, len(text)) if text[i].isdigit()]


def swapped(text, draw):
    every = [i for i in places(text) if i + 1 in places(text) and text[i] != text[i + 1]]
    i = draw.choice(every) if every else None
    return None if i is None else text[:i] + text[i + 1] + text[i] + text[i + 2:]


def lost(text, draw):
    every = [i for i in places(text)[:-1] if i > text.find(".") > 0 and text[i] != text[i + 1]]
    i = draw.choice(every) if every else None
    return None if i is None else text[:i] + text[i + 1:]


def lost_of_given(text, draw):
    """The last digit of a given number may go too."""
    return text[:-1] if "." in text and len(places(text)) > 1 else None


def changed(text, draw):
    i = draw.choice(places(text)) if places(text) else None
    return None if i is None else text[:i] + draw.choice([d for d in "123456789" if d != text[i]]) + text[i + 1:]


def doubled(text, draw):
    every = [i for i in places(text)[:-1] if i > text.find(".") > 0]
    i = draw.choice(every) if every else None
    return None if i is None else text[:i] + text[i] + text[i:]


def shifted(text, draw):
    number = Decimal(text).scaleb(draw.choice([-1, 1]))
    return f"{number:f}" if number else None


def sign(text, draw):
    return text[1:] if text.startswith("-") else "-" + text


def minus_lost(text, draw):
    return text[1:] if text.startswith("-") else None


ANSWERS = {"digits-swapped": swapped, "digit-lost": lost, "digit-changed": changed, "digit-doubled": doubled,
           "point-shifted": shifted, "sign-lost": sign}
GIVENS = {"given-digits-swapped": swapped, "given-digit-changed": changed, "given-digit-lost": lost_of_given,
          "given-point-shifted": shifted, "given-sign-lost": sign}
OPERANDS = {"operand-given-copied": (True, (swapped, changed)), "operand-own-copied": (False, (swapped, changed)),
            "operand-sign": (None, (minus_lost,))}
"""Whether a given number is meant (None: either), and how it is copied."""
