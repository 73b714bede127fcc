"""The bets room of the web shell: the ledger's rows, the bets built from them, and their pages."""
