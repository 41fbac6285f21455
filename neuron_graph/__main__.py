"""`python -m neuron_graph`."""
import sys

from .terminal.command_line import main

sys.exit(main())
