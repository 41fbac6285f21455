"""The classroom: sheets with numbers of their own, their answers marked, and a course
to practise.

Four rooms, in this order: `sheets` (exercises drawn by a secret, and how an answer is
marked), `papers` (a sheet as something to hand out), `roll` (a class: who handed in
what, and the marks), `practice` (a course, alone). None of them knows a screen: what is
asked of a person, and how it looks, is in `terminal.classroom`.
"""
