"""The rules of information gaps in families: what a family says of each rule (YAML) and how it looks (Python)."""
