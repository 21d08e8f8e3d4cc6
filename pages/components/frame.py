"""What every page has around it: the top line with the language switch, the title that takes the focus, the foot."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.components.access import Visitor
from pages.components.texts import text

_STYLE = """<style>
.top{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;align-items:baseline}
.top a{color:inherit}
.top a,.foot button{min-height:24px;display:inline-block}
.foot button{font:inherit;background:none;border:0;padding:0;text-decoration:underline;cursor:pointer;color:inherit}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[data-testid=stElementContainer]:has([data-saved]){position:sticky;bottom:0;z-index:1;pointer-events:none;background:var(--page)}
[data-testid=stRadio] label,[data-testid=stCheckbox] label{min-height:24px}
[data-saved]{margin:0;padding:.35rem 0;font-size:.9rem}
[data-saved].waits{opacity:.6}
.typed{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
[data-testid=stPageLink] p{white-space:normal;overflow-wrap:anywhere;text-decoration:underline}
[data-testid=stPageLink] a{height:auto;padding:.15rem 0;background:none}
[data-testid=stPageLink] a p{font-weight:400}
[data-testid=stPageLink] a>span,[data-testid=stPageLink] div{white-space:normal;overflow:visible}
[data-variant][data-selected=true]::before{content:"✓";margin-right:.35em}
[data-variant][data-selected=true],[data-variant][data-selected=true] p{color:inherit!important}
[role=tab][aria-selected=true],[role=tab][aria-selected=true] p{color:inherit}
button[data-variant]{height:auto;max-width:100%;text-align:start}
button[data-variant] *{white-space:normal!important;overflow:visible!important;overflow-wrap:anywhere}
[data-testid=stCheckbox] label *{white-space:normal!important;overflow:visible}
[data-testid=stElementContainer]:has(.vega-embed) [data-testid=stElementToolbar]{display:none}
[data-testid=InputInstructions]{display:none}
[data-testid=stHtml] h1{padding:.5rem 0;line-height:1.25;hyphens:auto;overflow-wrap:anywhere}
h1,h2,h3,p,label{overflow-wrap:anywhere}
[data-testid=stHtml] h2{padding:.25rem 0;font-size:1.2rem}
[data-testid=stMain] h1:focus,[data-focus]:focus{outline:none}
[data-testid=stSidebar]~* [data-testid=stMainBlockContainer]{padding-inline:2.5rem}
@media(max-width:640px){
[data-testid=stMainBlockContainer],[data-testid=stSidebar]~* [data-testid=stMainBlockContainer]{padding:4rem 1rem}
[data-testid=stHtml] h1{font-size:1.45rem}
[role=option] [data-item-hl]{white-space:normal!important;font-size:.85rem;line-height:1.15}
}
@media(prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
</style>"""


def top(found: Visitor, page: str) -> None:
    """Show whose survey this is, and the switch to the other language, which returns to the same place."""
    other = "en" if found.language == "de" else "de"
    query = urlencode({"to": page} | {key: st.query_params[key] for key in ("step", "tab") if key in st.query_params})
    authority = found.meeting.authority if found.role else ""  # a stranger learns nothing here
    name = escape(" · ".join(filter(None, (text("app_title", found.language), authority))))
    label = escape(text("other_language", found.language))
    st.html(
        f'{_STYLE}<div class="top"><span>{name}</span>'
        f'<a href="language/{other}?{escape(query)}" lang="{other}" hreflang="{other}">{label}</a></div>'
    )


def title(words: str, *, focus: str = "", level: int = 1) -> None:
    """Show the title of a page; `focus` names the state of the page, a change of it brings the focus here."""
    marker = f' data-focus="{escape(focus)}"' if focus else ""
    st.html(f"<h{level}{marker}>{escape(words)}</h{level}>")


def typed_text(words: str) -> None:
    """Show what a person typed, as it is, with its line breaks."""
    st.html(f'<p class="typed">{escape(words)}</p>')


def foot(found: Visitor) -> None:
    """Show the way out, for those who came in."""
    if found.role is None:
        return
    st.divider()
    if found.by_login:
        if st.button(text("sign_out", found.language), type="tertiary", key="log_out"):
            st.logout()
    else:
        st.html(
            f'<form class="foot" method="post" action="sign-out"><button>{escape(text("sign_out", found.language))}'
            "</button></form>"
        )
