"""Offences on record compared: which may be by one hand, for which reasons, and how often that is so."""
