"""A choice made for a goal, with a reason, a forecast and a date; and the ledger that keeps it."""
