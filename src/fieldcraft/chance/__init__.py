"""Arithmetic of shares and stated chances: intervals now, scores and calibration later."""
