"""Tests of the measured comparisons: that they run, and that what they measure is what the product stores."""
