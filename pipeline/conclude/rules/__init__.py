"""The rules of scoring.md, section 5: one module per part of the briefing, one function per rule, named like it."""
