"""Alembic's environment: migrations run in the transaction that `migrating` gives them."""

from alembic import context

from syndicate.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False
)
context.run_migrations()
