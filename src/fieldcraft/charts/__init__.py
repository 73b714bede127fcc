"""Values drawn: one sentence that states the finding, a mark for each row, and the rows as numbers."""
