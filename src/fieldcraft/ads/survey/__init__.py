"""Many ads, a hundred to ten million: what share of them requires what, with intervals and the sample."""
