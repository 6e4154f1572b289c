"""From a file that nobody has mapped to a mapping: what its columns look like, what they may mean, what comes out."""
