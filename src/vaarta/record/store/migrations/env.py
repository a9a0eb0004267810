"""What Alembic runs migrations in: the connection, and the transaction, of whoever opens the record."""

from __future__ import annotations

from alembic import context

from vaarta.record.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,  # SQLite can alter little of a table: Alembic makes it anew
)
with context.begin_transaction():
    context.run_migrations()
