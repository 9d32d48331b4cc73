"""What can be said of a condition without any applicant: what it names, whether it can change."""
