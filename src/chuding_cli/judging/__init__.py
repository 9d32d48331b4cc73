"""What is the verdict, why, from when?"""
