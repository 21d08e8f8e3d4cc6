"""The pictures of the briefing as vector drawings: they know numbers and labels, not offices or rules.

Each is a frozen description with `width`, `height` and `draw(canvas)`; the origin is its lower left corner.
They do not say what they show to a screen reader: whoever places one gives it its sentence and its table.
"""
