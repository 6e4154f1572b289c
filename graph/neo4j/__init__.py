"""The database: the only package that knows Cypher and the driver."""
