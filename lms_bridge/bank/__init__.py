"""The questions that a course keeps for all its classes, and the files in which they come and go."""
