"""Mapping files: what the columns of a table say, in words that a data officer can edit."""
