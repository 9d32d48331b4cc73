"""What did the person type, which function answers it?"""
