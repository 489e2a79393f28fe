"""The rules of a class: what may be wished, what follows, who sees it. No await, no clock, no socket, no dice."""
