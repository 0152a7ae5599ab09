"""Alembic's environment: it runs on the connection that `dataset.opening` gives it."""

from alembic import context

from dataset.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True,
    transaction_per_migration=True,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
