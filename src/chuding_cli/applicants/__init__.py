"""What does the file say? PATHs → texts → records of typed facts with their places."""
