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
    from .candidate import Numbers as Numbers
    from .candidate import example_of as example_of
    from .course import LONGEST_STUDENT as LONGEST_STUDENT
    from .course import Course as Course
    from .course import generator_of as generator_of
    from .fairness import Family as Family
    from .fairness import families_of as families_of
    from .figures import POINT as POINT
    from .figures import SheetPrinter as SheetPrinter
    from .figures import decimal_sign as decimal_sign
    from .figures import rounded as rounded
    from .folder import FEEDBACK as FEEDBACK
    from .folder import write_folder as write_folder
    from .safe_names import file_names as file_names
    from .secret import GENERATORS as GENERATORS
    from .secret import NEWEST as NEWEST
    from .secret import read_secret as read_secret
    from .secret import write_secret as write_secret
    from .selection import asked_lines as asked_lines
    from .settings import Settings as Settings
    from .settings import drawable as drawable
    from .settings_file import SETTINGS_FILE as SETTINGS_FILE
    from .settings_file import known_students as known_students
    from .settings_file import settings_in as settings_in
    from .settings_file import settings_lines as settings_lines
    from .shared_course import SharedCourse as SharedCourse
    from .shared_course import Sheets as Sheets
    from .shared_course import sheets_of as sheets_of
    from .sheet import Blank as Blank
    from .sheet import Sheet as Sheet
    from .sheet_marks import marked as marked
    from .sheet_marks import work_of as work_of

door(__name__)
