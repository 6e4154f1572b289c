"""The columnar projection: every record and link as columns on disk, following the graph by its published number."""
