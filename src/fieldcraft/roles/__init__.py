"""Success criteria of a role: what this person must change, how it will be seen, what is weak in them."""
