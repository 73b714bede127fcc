"""The ads room of the web shell: ads that a person keeps, and the annotated ad."""
