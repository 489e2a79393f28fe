"""What a child process may use, and how large what it makes is. The child reads this file, so it imports nothing."""

MEMORY_BYTES = 280 * 1024 * 1024  # of addresses, so that what it uses stays below 300 MB
STEP_CPU_S = 9  # of one step (a page, a picture); `STEP_S` by the clock is what ends it on an idle machine
STEP_S = 10.0
MOST_PAGES = 200
MOST_PIXELS = 16_000_000  # what fits into that memory at four bytes each, with what is made of it
MOST_PIXELS_JPEG = 50_000_000  # a phone's; decoded at a half or less
PAGE_SIDE = 1_600  # pixels of the longer side: sharp on a full-HD stage
SMALL_SIDE = 240  # a page in the strip, at twice the density
MOST_TEXT = 2_000  # characters of a page, for screen readers
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
