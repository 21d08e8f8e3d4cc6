"""A Google Sheets v4, minimal Drive v3 and OAuth token server for tests, over real HTTP on loopback.

Real gspread with a throw-away service-account key talks to it through the real JWT flow. It answers as the
recorded Google does, to the letter of the JSON; quotas and every fault can be switched on while it runs
(`control.py` lists the addresses below `/_`).

What it does not do: charts, pivot tables, conditional formats, filter views, macros; formulas beyond arithmetic and
a few functions; references in formulas do not follow inserted rows. A request of those kinds is refused with 501,
never half obeyed.
"""
