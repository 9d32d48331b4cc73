"""The applicant file: what is read, what is refused, and that nothing hostile gets through."""
