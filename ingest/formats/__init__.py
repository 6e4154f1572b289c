"""Readers of incoming files: one module per format, all yielding the same raw row."""
