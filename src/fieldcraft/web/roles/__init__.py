"""The roles room of the web shell: success criteria written, kept in versions, shared, printed, cited."""
