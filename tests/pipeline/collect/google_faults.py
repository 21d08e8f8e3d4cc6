"""What Google does at its worst, for hypothesis to draw from: refusals, lost writes, silence, late writes."""

from __future__ import annotations

from hypothesis import strategies as st

ANSWERED = (
    "429", "500", "503", "502_html", "200_html", "400_protected_range", "400_too_many_cells", "401", "403",
    "403_api_disabled", "403_scopes", "404", "400_not_a_spreadsheet", "503_after_commit", "500_after_commit",
    "502_html_after_commit", "200_html_after_commit", "reset", "reset_after_commit",
)  # fmt: skip
FALSE_SUCCESS = ("lost_append", "replacing_append", "racing_append")
TOKENS = ("token_invalid_grant", "token_account_deleted", "token_clock", "token_503")
CALLS = ("values.append", "values.batchGet", "values", "spreadsheets.batchUpdate", "spreadsheets.get", "*")
SMALL = st.integers(1, 3)
FAULTS = st.one_of(
    st.fixed_dictionaries(
        {"fault": st.sampled_from(ANSWERED), "on": st.sampled_from(CALLS), "nth": SMALL, "times": SMALL}
    ),
    st.fixed_dictionaries({"fault": st.sampled_from(FALSE_SUCCESS), "nth": SMALL}),
    st.fixed_dictionaries({"fault": st.sampled_from(TOKENS), "times": SMALL}),
    st.fixed_dictionaries(
        {
            "fault": st.sampled_from(("hang", "hang_after_commit", "slow")),
            "on": st.sampled_from(("values.append", "values.batchGet")),
            "args": st.just({"seconds": 0.25}),
        }
    ),
    st.fixed_dictionaries(
        {
            "fault": st.just("late_commit"),
            "on": st.just("values.append"),
            "nth": SMALL,
            "args": st.fixed_dictionaries({"seconds": st.sampled_from((5, 60, 150))}),
        }
    ),
)
