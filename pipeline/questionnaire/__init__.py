"""What is asked: questions, scales, options and fields of action as TOML, German and English side by side.

Knows nothing of answers. Forms, columns, validation and headings all derive from what `loader` returns.
"""
