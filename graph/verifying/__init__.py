"""Proving that nothing was changed behind Mosaic's back: the audit chains, their anchors, and the graph itself."""
