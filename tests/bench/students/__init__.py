"""Students who make one known mistake each, simulated without any of the package's arithmetic, for the marker to judge.

Read `KINDS.md` (what students do wrong), `arithmetic` (the textbook), `lines` (a network as lines of a sheet), `forward`, `errors`,
`backward`, `update`, `copying` (the kinds, each one wrong number), `student`, then `marker` (the only module that calls the
package, by its command line), `cases`, `report`. `python -m tests.bench.students` prints the tables.
"""
