"""Pictures of the whole store: each is a table, a chart over it, and what it is called."""
