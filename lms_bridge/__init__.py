"""The bridge between courses and classes: what must be done before a class, and what comes back from it."""
