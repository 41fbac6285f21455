"""The roll: who is in the class, what they handed in, and what came of it.

Read in this order: `roster` (the students), `answers` (what they wrote, as Markdown or
a table), `class_marking` (each marked by an own sheet), `strange_answers` (right on
another's), `tallies` and `class_report` (what went wrong how often), `gradebook` (for
a spreadsheet), `feedback_page` (for one student). What draws a sheet again is a course of `sheets`.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .answers import read_answers as read_answers
    from .class_marking import ClassMarks as ClassMarks, class_marks as class_marks
    from .class_report import report as report
    from .feedback_page import feedback as feedback
    from .gradebook import GRADEBOOKS as GRADEBOOKS
    from .roster import (
        MOST_STUDENTS as MOST_STUDENTS,
        Student as Student,
        read_roster as read_roster,
    )
    from .tallies import marks_in as marks_in, tally as tally

door(__name__)
