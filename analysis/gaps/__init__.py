"""What is not known that should be: each rule asks one question of everything that one viewer may see."""
