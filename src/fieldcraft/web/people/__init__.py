"""The people room of the web shell: the owner's row and the acting person."""
