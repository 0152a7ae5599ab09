"""What can be wrong with a store, each with one line for a person: what, where, what to do."""


class StoreError(Exception):
    """A store cannot be used; `str()` is one line with the store's name and what to do."""


class StoreBusy(StoreError):
    """Somebody else writes into the store; the line says who and since when."""


class StoreVersion(StoreError):
    """The store was made by a newer program, or by none of ours."""


class QueryError(StoreError):
    """A question that the store cannot answer: wrong SQL, or one that would write."""


class RefusedRow(StoreError):
    """The database does not take what one document says (an outgrown number, a letter it does not know)."""


class ExportError(StoreError):
    """An export cannot be made: a library is missing, a format's limit is passed, the folder cannot be written."""
