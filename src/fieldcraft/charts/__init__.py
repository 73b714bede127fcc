"""Values in; a figure out: an SVG, one sentence that states the finding, and the rows."""
