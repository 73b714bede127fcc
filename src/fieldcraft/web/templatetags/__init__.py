"""What templates can say: words and marks for values."""
