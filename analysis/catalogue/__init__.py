"""The catalogue of analyses, from which screens, command line help and docs/analyses.md are made."""
