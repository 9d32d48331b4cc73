"""What a condition is made of: each node has a value, and says when that could next change."""
