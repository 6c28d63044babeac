"""The full-text index over search entries: FTS5 on SQLite, GIN on PostgreSQL."""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE register_search USING fts5(
        body, content='register_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER register_search_new AFTER INSERT ON register_searchentry BEGIN
        INSERT INTO register_search(rowid, body) VALUES (new.id, new.body);
    END
    """,
    """
    CREATE TRIGGER register_search_gone AFTER DELETE ON register_searchentry BEGIN
        INSERT INTO register_search(register_search, rowid, body)
        VALUES ('delete', old.id, old.body);
    END
    """,
    """
    CREATE TRIGGER register_search_changed AFTER UPDATE ON register_searchentry BEGIN
        INSERT INTO register_search(register_search, rowid, body)
        VALUES ('delete', old.id, old.body);
        INSERT INTO register_search(rowid, body) VALUES (new.id, new.body);
    END
    """,
)

POSTGRESQL = (
    """
    CREATE INDEX register_search ON register_searchentry
    USING gin (to_tsvector('simple'::regconfig, body))
    """,
)


def make_index(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX register_search")
        return
    for name in ("new", "gone", "changed"):
        schema_editor.execute(f"DROP TRIGGER register_search_{name}")
    schema_editor.execute("DROP TABLE register_search")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
