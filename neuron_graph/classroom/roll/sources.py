"""Where sheets come from: a course of a secret, or a walkthrough."""
from __future__ import annotations

from dataclasses import replace

from ...published.files import example_named
from ..sheets import Course, Settings, SharedCourse
from .class_marking import Sheets


def sheets_of(settings: Settings, secret: bytes) -> Sheets:
    """What draws the sheets of some settings; a walkthrough needs no secret."""
    if not settings.source:
        return Course(secret, settings)
    example = replace(example_named(settings.source), convention=settings.convention, notation=settings.notation)
    return SharedCourse(example.checked(), settings)
