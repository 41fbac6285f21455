"""A teacher's secret: the text of a file, without blanks around it. It is never shown,
nor part of an error.

Generator 1 draws from its bytes as they are. Generator 2 draws from what scrypt makes of
them, a tenth of a second's work: whoever tries to guess a secret from a code has to do
that work for each guess.
"""
from __future__ import annotations

import errno
import hashlib
import os
import secrets
from functools import lru_cache
from pathlib import Path

from ...data import room_beside
from ...errors import BadFile, BadValue, NeuronGraphError, cause

GENERATORS = {1: 8, 2: 12}
"""The generators, with the least characters of a secret for each."""
NEWEST = max(GENERATORS)
LONGEST_SECRET = 10_000
NEW_BYTES = 16
WANTED = (
    f"a line of at least {GENERATORS[NEWEST]} characters is needed that nobody can guess; "
    "`sheet --new-secret FILE` makes one")


class BadSecret(BadFile):
    """A file that is no secret."""

    sentence = "the secret in {path} {problem}"


def read_secret(path: str | Path) -> bytes:
    """The secret in a file, long enough for one generator at least. Raises
    `BadSecret`."""
    try:
        with Path(path).open("rb") as file:
            found = file.read(LONGEST_SECRET + 1).strip()
    except (OSError, ValueError) as error:
        raise BadSecret(path, f"cannot be read: {cause(error)}") from None
    if characters(found) < GENERATORS[1]:
        has = f"has {characters(found)} characters" if found else "is empty"
        raise BadSecret(path, f"{has}: {WANTED}")
    if len(found) > LONGEST_SECRET:
        raise BadSecret(
            path, f"has more than {LONGEST_SECRET} bytes: is it the right file?")
    return found


def characters(secret: bytes) -> int:
    """How many characters a secret has."""
    return len(secret.decode(errors="replace"))


def write_secret(path: str | Path) -> None:
    """A new file with a random secret, whole or not at all, readable by its owner alone.
    Raises `BadSecret` where there is one, or where it cannot be written."""
    try:
        with room_beside(Path(path)) as room:
            new = room / "new"
            new.touch(0o600)
            new.write_text(secrets.token_hex(NEW_BYTES) + "\n", encoding="ascii")
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            new.rename(path)
    except (OSError, ValueError) as error:
        raise BadSecret(path, f"cannot be made: {cause(error)}") from None


def key_of(secret: bytes, generator: int) -> bytes:
    """What a generator draws from. Raises `BadValue` for a secret that is too short."""
    if characters(secret) < GENERATORS[generator]:
        older = ", and --generator 1 draws what was drawn with this one" * (generator > 1)
        raise BadValue("the secret", f"{characters(secret)} characters", WANTED + older)
    return secret if generator == 1 else stretched(secret)


@lru_cache(maxsize=4)
def stretched(secret: bytes) -> bytes:
    """32 bytes that scrypt (RFC 7914) makes of a secret with 32 MB of memory."""
    if not hasattr(hashlib, "scrypt"):
        raise NeuronGraphError(
            "this Python has no scrypt, which generator 2 needs: take another, or "
            "--generator 1 with a long random secret")
    return hashlib.scrypt(
        secret, salt=b"neuron_graph generator 2", n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
