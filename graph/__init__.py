"""What is on record, who may see it, and how it is read and written."""
