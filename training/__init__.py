"""Training of the model that Fieldcraft ships. Needs scikit-learn and the shared data."""
