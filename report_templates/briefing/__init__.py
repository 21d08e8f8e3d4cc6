"""The briefing, one file per part in reading order; `document` puts them together."""
