"""The schema's history. Each file is run once, in order, on SQLite and on PostgreSQL."""
