"""An invented force from a seed: files in the extract layout 1.1 and the key to what was planted in them.

It imports nothing of the import and nothing of the analyses, because it is what they are tested against.
"""
