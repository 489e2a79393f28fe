"""What the log tells: pure folds over its rows."""
