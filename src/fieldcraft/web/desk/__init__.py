"""The desk: what is due today, and nothing else."""
