"""The XLSX form per office, for a round without a server: written, mailed, filled in offline, read back.

`forms_inputs` says which cells there are, `forms_sheet` how they look; both directions are used from here.
"""

from __future__ import annotations

from pipeline.collect.forms_read import FormFile, read_form_folder, read_forms
from pipeline.collect.forms_write import write_form, write_forms

__all__ = ["FormFile", "read_form_folder", "read_forms", "write_form", "write_forms"]
