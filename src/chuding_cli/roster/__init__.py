"""The roster: applicants as a workbook, for personnel officers who live in Excel.

A sheet 名册 has a row a person. What a person has several of (工作经历, 年度考核 …) stands on further
sheets, a row an entry, joined to the person by 姓名, or by 编号 where two have the same name. Repeated
groups of columns (工作经历1.开始, 工作经历2.开始 …) lost: five entries of five keys for each of five
lists are a hundred more columns that nobody finds the way in, and a sixth entry has no place.
"""
