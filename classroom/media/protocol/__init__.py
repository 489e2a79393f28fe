"""Bytes and time in, bytes and events out. Nothing here awaits, reads a clock or draws lots."""
