"""Sheets: exercises with numbers of their own for each student, by a code that draws
them again.

Read in this order: `settings` with `settings_file`, `code` and `secret`, `course` (the
sheets of a secret) over `stream`, `candidate` and `fairness`; `shared_course` (the same
numbers for all), `sheet` (the numbers asked, and how exactly), `figures`; `sheet_marks`
(answers judged), `folder` and `safe_names` (where sheets are kept).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .candidate import Numbers as Numbers, example_of as example_of
    from .course import (
        LONGEST_STUDENT as LONGEST_STUDENT,
        Course as Course,
        generator_of as generator_of,
    )
    from .fairness import Family as Family, families_of as families_of
    from .figures import (
        POINT as POINT,
        SheetPrinter as SheetPrinter,
        decimal_sign as decimal_sign,
        rounded as rounded,
    )
    from .folder import FEEDBACK as FEEDBACK, write_folder as write_folder
    from .safe_names import file_names as file_names
    from .secret import (
        GENERATORS as GENERATORS,
        NEWEST as NEWEST,
        read_secret as read_secret,
        write_secret as write_secret,
    )
    from .selection import asked_lines as asked_lines
    from .settings import Settings as Settings, drawable as drawable
    from .settings_file import (
        SETTINGS_FILE as SETTINGS_FILE,
        known_students as known_students,
        settings_in as settings_in,
        settings_lines as settings_lines,
    )
    from .shared_course import (
        SharedCourse as SharedCourse,
        Sheets as Sheets,
        sheets_of as sheets_of,
    )
    from .sheet import Blank as Blank, Sheet as Sheet
    from .sheet_marks import marked as marked

door(__name__)
