"""Arithmetic of shares and stated chances: intervals, proper scores, calibration; arrays in, figures out."""
