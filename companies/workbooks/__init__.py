"""Workbooks are opened in a process of their own, which is this package: `python -m`.

The library that reads them is native code. A file of two cells can make it ask for 500 gigabytes,
and then it ends the process that it runs in. So this one has limits of memory and time, knows no
settings, no database and no Django, and answers in plain JSON.
"""
