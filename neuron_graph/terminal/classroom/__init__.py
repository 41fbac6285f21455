"""Sheets, marks and practice at the terminal.

Read in this order: `sheet_options`, `sheet_command` and `mark_command` (a class);
`practice_command`, `practice_line` (the dialogue), `practice_text` (what it says) and
`practice_page` (how it looks where there is a screen). The exercises themselves are in
`classroom`, and know nothing of terminals.
"""
