"""The papers: their wording, their looks, and what happens to hostile values."""
