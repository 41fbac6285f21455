"""A teacher's secret: the bytes of a file, without blanks around them. It is never
shown, nor part of an error."""
from __future__ import annotations

from pathlib import Path

from ...errors import BadFile, cause
from .course import LEAST_SECRET

LONGEST_SECRET = 10_000


class BadSecret(BadFile):
    """A file that is no secret."""

    sentence = "the secret in {path} {problem}"


def read_secret(path: str | Path) -> bytes:
    """The secret in a file. Raises `BadSecret`."""
    try:
        with Path(path).open("rb") as file:
            found = file.read(LONGEST_SECRET + 1).strip()
    except (OSError, ValueError) as error:
        raise BadSecret(path, f"cannot be read: {cause(error)}") from None
    if len(found) < LEAST_SECRET:
        problem = f"has {len(found)} bytes" if found else "is empty"
        wanted = f"a line of at least {LEAST_SECRET} bytes is needed that nobody can guess"
        raise BadSecret(path, f"{problem}: {wanted}")
    if len(found) > LONGEST_SECRET:
        raise BadSecret(
            path, f"has more than {LONGEST_SECRET} bytes: is it the right file?")
    return found
