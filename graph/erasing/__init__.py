"""What an erasure is made of: what belongs to one person, the texts that name them, and the tombstones that stay."""
