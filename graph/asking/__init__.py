"""Questions that a reader answers, one module each: what is read, and the audit line of the answer."""
