"""What works on this machine: every reader is tried on a file made on the spot, not only looked for."""

from kehoach.doctor.checks import Finding, State, examine

__all__ = ["Finding", "State", "examine"]
