"""The question room of the web shell: questions asked, their ads, the answers kept."""
