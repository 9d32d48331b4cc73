"""What can be known of a person, and what does a typed value mean?"""
