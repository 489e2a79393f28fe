"""What people bring: told apart by content, never by name, and opened only in a child process with limits."""
