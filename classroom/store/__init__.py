"""What must outlive the process: the log of every class and what lies beside it. One database by URL, SQLite as it comes."""
