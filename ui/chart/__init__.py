"""Drawings of what is one step away."""
