"""A job ad in, findings out: where a proxy stands for what the role needs, and what to write instead."""
