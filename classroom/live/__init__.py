"""The running class: one task a session takes commands, commits their facts, and only then acknowledges and shows."""
