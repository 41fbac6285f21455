"""Sheets of a walkthrough: the numbers stay as the file has them, for all students alike.

    sheets_of(settings, secret)      the course of a secret, or that of a walkthrough
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from ...errors import BadValue
from ...published import Example
from ...published.files import example_named
from .course import NO_CODES, Course, task_of
from .selection import asked_lines
from .settings import Settings
from .sheet import Sheet


@dataclass(frozen=True)
class SharedCourse:
    """The sheets of an example. Of `settings` what is asked, the figures and the epochs
    count; `settings.source` names the example.

    Raises `UnknownName` or `BadValue` for a name asked that the example does not
    compute, `TooMuch` for one too large.
    """

    example: Example
    settings: Settings

    def sheet(self, student: str) -> Sheet:
        """The sheet, in a student's name."""
        return replace(self.common, student=student)

    def sheet_of_code(self, text: str, student: str = "") -> Sheet:
        """Refuse a code, since nothing is drawn. Raises `BadValue`."""
        raise BadValue(
            "the code", text,
            "sheets of a walkthrough have none, their numbers are the same for all")

    def owns(self, student: str, code: str) -> bool:
        """The sheet is everybody's."""
        return True

    @cached_property
    def common(self) -> Sheet:
        """The sheet that all share."""
        task = task_of(self.example, self.settings.epochs)
        return Sheet(
            "", "", self.settings, self.example, task, task.calculation.values(),
            asked_lines(task, self.settings.ask))


Sheets: TypeAlias = Course | SharedCourse
"""A course, whether its numbers are drawn or those of a walkthrough."""


def sheets_of(settings: Settings, secret: bytes, codes: Mapping[str, str] = NO_CODES) -> Sheets:
    """The course of some settings; that of a walkthrough needs no secret, and has no
    codes."""
    if not settings.source:
        return Course(secret, settings, codes)
    example = replace(example_named(settings.source), notation=settings.notation)
    return SharedCourse(example.under(settings.convention).checked(), settings)
