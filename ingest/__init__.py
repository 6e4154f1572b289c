"""Files in: read, map, check, write."""
