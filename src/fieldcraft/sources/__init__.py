"""Research claims: number, source, how well it was read, for and against."""
