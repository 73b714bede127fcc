"""The sources room of the web shell."""
