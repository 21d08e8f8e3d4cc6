"""What came in: files, returned forms, the journal and the sheet, each delivered as tables of text.

Interprets nothing: what a cell means is for `clean` to say.
"""
