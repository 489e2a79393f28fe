"""The worker process: peer connections, rooms, feedback."""
