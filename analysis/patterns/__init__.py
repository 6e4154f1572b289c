"""Patterns of offending: pure functions from columns to what a screen or a command says."""
