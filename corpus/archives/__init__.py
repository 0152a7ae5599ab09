"""Archives and e-mail: their members one after the other, in memory, within bounds. Nothing is written to a disk."""
