"""Practice runs: kept, played on and debriefed; one person's each."""
