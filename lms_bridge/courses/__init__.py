"""The embedded course store: courses from folders, who learns in them, what they have done."""
