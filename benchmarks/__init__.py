"""Measured comparisons: each is a program that prints what it measured beside what was promised."""
