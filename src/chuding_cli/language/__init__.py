"""The rule language: expressions and conditions over the facts of one applicant.

It knows no city and no profession; see docs/rule-language.md for the words it has.
"""
