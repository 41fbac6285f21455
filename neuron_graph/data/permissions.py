"""The permissions of new files."""
from __future__ import annotations

import os


def current_umask() -> int:
    """The permissions that new files of this process do without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
