"""From what the offices entered to what leadership reads.

The way of the data, which `run.build_briefing` walks from top to bottom:

1. `questionnaire`: what is asked, as TOML files, German and English side by side
2. `collect`: what came in, as tables of text: files, returned forms, the journal, the sheet
3. `clean`: what it means, and a log of everything that had to be decided
4. `score`: what may honestly be counted, every number with its n
5. `conclude`: which sentences may be stated, the decisions, the agenda
6. `briefing`: one frozen object with everything that is shown
7. `changes`: what is no longer as it was in the version before
8. `report_templates` (beside this package): how it looks on paper

Parts import from left to right only, held by tests/test_imports.py:
model | language | records → questionnaire → collect | clean → score → conclude → changed → briefing → snapshot | run
→ changes → analysis → report_templates → tasks → pages | __main__ → streamlit_app. `clean`, `score` and `conclude`
touch no database, sheet, file or PDF.
"""

__version__ = "0.1.0"
