"""A job ad in, the credentials it demands and how out; many ads, a share with its interval."""
