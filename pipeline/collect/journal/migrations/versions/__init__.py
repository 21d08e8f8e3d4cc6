"""One file a step, oldest first. A step that was ever installed anywhere is never changed again."""
