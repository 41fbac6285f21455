"""The generators of sheets: whole numbers from a secret, the same on every Python, for
ever.

    block n      HMAC-SHA256(key, "neuron_graph sheet " generator "|" settings "|"
                     student's number "|" draw "|" n), in UTF-8; the key of generator 1 is
                     the secret, that of generator 2 the secret stretched by scrypt
    word         the next two bytes of the blocks 0, 1, 2, ..., the higher first
    below(n)     the next word below the largest multiple of n up to 65536, modulo n: so
                 all are equally likely

What is drawn from it, and in what order, is written in `candidate`. Once published, a
generator is not changed: sheets of last year are drawn again with it.
"""
from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from itertools import chain, count
from struct import Struct
from typing import TypeVar

from .code import Code, Source

Item = TypeVar("Item")
WORDS = Struct(">16H")
"""The words of a block."""


class Stream:
    """The stream of whole numbers that a source has for a code.

    >>> stream = Stream(Source(b"a secret", "layers=2-2-2"), Code(1, 0, 0))
    >>> [stream.below(100) for _ in range(5)]
    [88, 58, 27, 73, 0]
    """

    def __init__(self, source: Source, code: Code):
        blocks = (hmac.digest(
            source.key, source.message("sheet", f"{code.nonce}|{code.draw}|{number}"), "sha256")
            for number in count())
        self._words = chain.from_iterable(map(WORDS.unpack, blocks))
        """The words of the stream, without an end."""

    def below(self, limit: int) -> int:
        """A whole number from 0 to below a limit, which is at most 65536."""
        top, word = 65536 - 65536 % limit, next(self._words)
        while word >= top:
            word = next(self._words)
        return word % limit

    def several(self, limit: int) -> Iterator[int]:
        """Whole numbers from 0 to below a limit, as many as are taken: the same without a
        call for each."""
        top = 65536 - 65536 % limit
        return (word % limit for word in self._words if word < top)

    def some(self, items: Sequence[Item], wanted: int) -> list[Item]:
        """So many of the items, or all there are, in an order drawn (Fisher and Yates,
        from the first place on)."""
        found = list(items)
        for place in range(min(wanted, len(found) - 1)):
            other = place + self.below(len(found) - place)
            found[place], found[other] = found[other], found[place]
        return found[:wanted]
