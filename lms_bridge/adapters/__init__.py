"""Where results of a class go: one file a kind of course system."""
