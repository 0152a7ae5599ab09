"""The pages, one module each: what it asks of the store and the address it stands at."""
