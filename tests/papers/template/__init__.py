"""Template files: what is wrong with them, how they are filled, what they say."""
