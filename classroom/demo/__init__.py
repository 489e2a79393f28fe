"""The demo: a real course, a class that is running, and people to be."""
