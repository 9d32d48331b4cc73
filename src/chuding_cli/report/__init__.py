"""How is a judgement shown? A module a format."""
