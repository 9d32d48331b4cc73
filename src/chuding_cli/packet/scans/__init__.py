"""What an applicant gives, as pages of A4 for the pile."""
