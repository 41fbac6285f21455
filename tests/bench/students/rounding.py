"""Numbers rounded half up, as a person does, to significant figures or to decimals."""
from collections import namedtuple
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal


class Precision(namedtuple("Precision", "figures decimals")):
    """What a line asks for: significant figures, or decimals."""

    def text(self, value, more=0, how=ROUND_HALF_UP):
        """A number as it is written, with so many figures more than asked."""
        number = Decimal(repr(value))
        if self.figures is None:
            exponent = -self.decimals - more
        elif not number:
            return "0"
        else:
            exponent = number.adjusted() + 1 - self.figures - more
        return plain(number.quantize(Decimal(1).scaleb(exponent), how)) if exponent <= 0 else plain(round_up_there(number, exponent, how))

    def number(self, value, more=0):
        return float(self.text(value, more))

    def cut(self, value):
        return self.text(value, 0, ROUND_DOWN)


def round_up_there(number, exponent, how):
    """A large number rounded left of its point."""
    return Decimal(number.scaleb(-exponent).quantize(Decimal(1), how)).scaleb(exponent)


def plain(number):
    """Without an exponent."""
    return f"{number:f}"
