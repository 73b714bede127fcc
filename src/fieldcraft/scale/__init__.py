"""One function over many batches: here, on all cores, on Ray."""
