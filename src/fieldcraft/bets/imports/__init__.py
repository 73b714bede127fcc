"""Bets that had their life elsewhere: read from other tools' exports and from plain spreadsheets."""
