"""The classroom: sheets with numbers of their own, their answers marked, and a course to practise.

Read in this order: `settings`, `course` (a secret, and the sheets that come of it) over `draw`, `candidate`, `fairness`;
`sheet`, `paper` and `page` (on paper); `answers`, `marking`, `class_marking`, `gradebook`; `curriculum`, `exercise`,
`attempt`, `progress` (practice).
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .answers import read_answers as read_answers
    from .attempt import Attempt as Attempt
    from .attempt import Reply as Reply
    from .attempt import Typed as Typed
    from .class_marking import ClassMarks as ClassMarks
    from .class_marking import Sheets as Sheets
    from .class_marking import class_marks as class_marks
    from .class_report import report as report
    from .collection import FORMATS as FORMATS
    from .collection import QUESTIONS as QUESTIONS
    from .collection import files_of as files_of
    from .collection import one_document as one_document
    from .curriculum import EXERCISES as EXERCISES
    from .feedback_page import feedback as feedback
    from .figures import decimal_sign as decimal_sign
    from .folder import FEEDBACK as FEEDBACK
    from .folder import write_folder as write_folder
    from .gradebook import GRADEBOOKS as GRADEBOOKS
    from .hints import LEVELS as LEVELS
    from .hints import hint as hint
    from .hints import sheet_printer as sheet_printer
    from .hints import shown as shown
    from .naming import file_names as file_names
    from .paper import SAMPLE as SAMPLE
    from .paper import Paper as Paper
    from .paper import whose_given as whose_given
    from .progress import MOST_VARIANTS as MOST_VARIANTS
    from .progress import Progress as Progress
    from .roster import MOST as MOST
    from .roster import Student as Student
    from .roster import read_roster as read_roster
    from .secret import read_secret as read_secret
    from .settings import Settings as Settings
    from .settings import drawable as drawable
    from .settings_file import NAME as NAME
    from .settings_file import known_students as known_students
    from .settings_file import settings_in as settings_in
    from .settings_file import settings_lines as settings_lines
    from .sheet import Blank as Blank
    from .sources import sheets_of as sheets_of
    from .tallies import marks_in as marks_in
    from .tallies import tally as tally

__getattr__, __dir__, __all__ = door(__name__)
