"""Where sheets come from: a course of a secret, or a walkthrough."""
from __future__ import annotations

from dataclasses import replace

from ..published import example_named
from .class_marking import Sheets
from .course import Course
from .settings import Settings
from .shared import SharedCourse


def sheets_of(settings: Settings, secret: bytes) -> Sheets:
    """What draws the sheets of some settings; a walkthrough needs no secret."""
    if not settings.source:
        return Course(secret, settings)
    example = replace(example_named(settings.source), notation=settings.notation).under(settings.convention)
    return SharedCourse(example.checked(), settings)
