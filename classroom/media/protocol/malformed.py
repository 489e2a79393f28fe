"""What parsers raise, and nothing else: the sender's fault, counted by reason and dropped."""


class Malformed(Exception):
    """`reason` is a short snake_case name, usable as a metric label."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
