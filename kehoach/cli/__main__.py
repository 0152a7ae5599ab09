"""`python -m kehoach.cli`."""

from kehoach.cli import main

main()
