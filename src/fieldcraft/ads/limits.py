"""How much of a file is read. An ad is a page or two; these walls stand far beyond that."""

from __future__ import annotations

MOST_FILE_BYTES = 10_000_000
MOST_CHARACTERS = 200_000
MOST_ADS = 500
MOST_FILES_SEEN = 20_000
MOST_PDF_PAGES = 50
# For each page of a PDF: bytes after decompression, then drawing operations and their operands.
MOST_PDF_STREAM_BYTES = 4_000_000
MOST_PDF_OPERATIONS = 100_000
MOST_PDF_FORMS = 100
MOST_ZIP_ENTRIES = 2_000
MOST_ZIP_BYTES = 20_000_000
MOST_ZIP_RATIO = 100
# The part of a Word file that holds the text; as a tree in memory it is about twenty times as large.
MOST_WORD_PART_BYTES = 5_000_000
# Levels of nesting times bytes: closing a tag may cost one step a level, so that a page of usual size may
# nest thousands deep and a page of 10 MB two hundred.
MOST_HTML_WORK = 2_000_000_000
