"""The code on a sheet: sixteen letters and digits in which a mistyped one is
recognised, such as K7F3-9Q2M-4HXA-7RTC.

    7 characters   the student's number, 35 bits of HMAC-SHA256(key, settings and student id)
    4              which draw it is: the first ones may have been unfair
    4              a seal, 20 bits of HMAC-SHA256(key, settings and the eleven before): of
                   another secret, other settings or another generator, a code is refused,
                   not turned into another sheet
    1              a check character: any one character mistyped, any two exchanged

The key is what the generator makes of the teacher's secret. With the secret and the
settings a code recreates the sheet; without the secret it says nothing. Letters and
digits are Crockford's base 32: I and L are read as 1, O as 0; small letters, spaces and
dashes do not matter.
"""
from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from ...errors import BadValue

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("ILO", "110", "- ")
NONCE, COUNTER, SEAL = 7, 4, 4


@dataclass(frozen=True)
class Code:
    """A student's number and the draw, both as whole numbers, and the seal over
    them."""

    nonce: int
    draw: int
    seal: int

    def __str__(self) -> str:
        body = body_of(self.nonce, self.draw) + encoded(self.seal, SEAL)
        whole = body + check_character(body)
        return "-".join(whole[start:start + 4] for start in range(0, len(whole), 4))


class Source(NamedTuple):
    """What sheets are drawn from: the key, the sheet's settings as text, the generator."""

    key: bytes
    settings: str
    generator: int = 1

    def message(self, what: str, rest: str) -> bytes:
        """What is sealed, drawn or counted by HMAC, in this source and no other."""
        return f"neuron_graph {what} {self.generator}|{self.settings}|{rest}".encode()

    def bits(self, what: str, rest: str, bits: int) -> int:
        """The first bits of HMAC-SHA256 of a message, as a whole number."""
        digest = hmac.digest(self.key, self.message(what, rest), "sha256")
        return int.from_bytes(digest[:8], "big") >> (64 - bits)

    def nonce(self, student: str) -> int:
        """A student's number; spaces around the id, and how its accents are coded, do not
        matter."""
        return self.bits("student", normalize("NFC", student.strip()), 5 * NONCE)

    def code(self, nonce: int, draw: int) -> Code:
        """The code of a draw, sealed."""
        return Code(nonce, draw, self.bits("seal", body_of(nonce, draw), 5 * SEAL))

    def checked(self, code: Code) -> Code:
        """The code, if it was made from this source; else `BadValue`."""
        if code != self.code(code.nonce, code.draw):
            raise BadValue(
                "the code", str(code),
                "it belongs to another secret, or to sheets made with other options")
        return code


def body_of(nonce: int, draw: int) -> str:
    """The first eleven characters of a code, over which its seal is made."""
    return encoded(nonce, NONCE) + encoded(draw, COUNTER)


def read_code(text: str) -> Code:
    """The code that a person typed. Raises `BadValue` where it is none, or one of its
    characters is mistyped."""
    written = text.upper().translate(READ_AS)
    length = NONCE + COUNTER + SEAL + 1
    if len(written) != length or set(written) - set(ALPHABET):
        raise BadValue(
            "the code", text,
            f"{length} letters and digits are needed, as in K7F3-9Q2M-4HXA-7RTC")
    body = written[:-1]
    if check_character(body) != written[-1]:
        raise BadValue(
            "the code", text,
            "a character of it is mistyped: compare it with the sheet")
    parts = body[:NONCE], body[NONCE:NONCE + COUNTER], body[NONCE + COUNTER:]
    return Code(*map(decoded, parts))


def encoded(number: int, length: int) -> str:
    """A whole number in so many characters."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def decoded(text: str) -> int:
    """The whole number of some characters."""
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number


def check_character(body: str) -> str:
    """The sum of the characters times the powers of an element of the field of 32: so
    no single error and no exchange of two characters leaves it as it is."""
    total = 0
    for character in body:
        total = doubled(total) ^ ALPHABET.index(character)
    return ALPHABET[doubled(total)]


def doubled(number: int) -> int:
    """A number of the field of 32 elements times x, by x^5 = x^2 + 1."""
    number <<= 1
    return number ^ 0b100101 if number & 32 else number
