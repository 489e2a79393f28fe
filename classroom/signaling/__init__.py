"""How a browser talks to us: pages, REST, the socket, and what operators ask."""
