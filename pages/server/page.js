// What Streamlit's own page leaves open; loaded by the shell (shell.py), works by delegation, keeps no data.
(() => {
  "use strict";

  // 1. A text area tells the server what was typed only when it loses focus. Here: after a pause in typing, by the key
  //    combination that Streamlit itself offers for it; and when the page goes away, by a message that outlives it.
  let dirty = null;
  let timer = 0;
  const commit = () => {
    clearTimeout(timer);
    if (!dirty) return;
    const field = dirty;
    dirty = null;
    const keys = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", keys));
  };
  const leave = () => {
    const question = dirty && dirty.closest("[class*=st-key-question-]");
    const key = question && /st-key-question-(\w+)/.exec(question.className);
    const tab = new URLSearchParams(location.search).get("tab");
    if (key && tab) navigator.sendBeacon("draft", JSON.stringify({ key: key[1], tab, value: dirty.value }));
    commit();
  };
  document.addEventListener("input", (event) => {
    if (event.target.tagName !== "TEXTAREA") return;
    dirty = event.target;
    clearTimeout(timer);
    timer = setTimeout(commit, 1200);
  }, true);
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());

  // 2. A new section or a list of errors takes the focus, so that keyboard and screen reader start there.
  let present = null;
  const focusMarked = () => {
    const marked = [...document.querySelectorAll("[data-focus]")];
    if (!marked.length) return;
    const fresh = marked.filter((element) => present && !present.has(element.dataset.focus));
    present = new Set(marked.map((element) => element.dataset.focus));
    const target = fresh.pop();
    if (!target) return;
    target.tabIndex = -1;
    target.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  };

  // 3. A download that the page has just prepared starts by itself, once.
  const startDownload = () => {
    const link = document.querySelector("a[data-download]:not([data-started])");
    if (!link || link.getAttribute("href") === startDownload.last) return;
    startDownload.last = link.getAttribute("href");
    link.dataset.started = "";
    link.click();
  };

  // 4. Streamlit's own words, where it offers no way to set them.
  const GERMAN = {
    "Skip to main content": "Zum Inhalt springen",
    "No results": "Keine Treffer",
    "Select all": "Alle auswählen",
    "Select matches": "Treffer auswählen",
    "Clear all": "Alle entfernen",
    "Clear value": "Auswahl entfernen",
    "Browse files": "Datei auswählen",
    "Upload": "Datei auswählen",
    "Drag and drop file here": "Datei hierher ziehen",
    "Close": "Schließen",
    "Page not found": "Seite nicht gefunden",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Unter dieser Adresse steht hier nichts. Sie sehen die Startseite.",
    "Empty": "leer",
    "Connection error": "Verbindung unterbrochen",
    "CONNECTING": "VERBINDE",
    "Connecting": "Verbinde",
    "Running...": "Lädt …",
    "Stop": "Anhalten",
    "Rerun": "Neu laden",
    "Print": "Drucken",
    "Light": "Hell",
    "Dark": "Dunkel",
    "System": "System",
    "Theme": "Darstellung",
    "Main menu": "Menü",
    "Open sidebar": "Menü öffnen",
    "Close sidebar": "Menü schließen",
  };
  const PLACEHOLDERS = { dd: "TT", mm: "MM", yyyy: "JJJJ" }; // of a date; that of a time is understood
  const PARTS = [[/^(\d+\s?[KMG]B) per file/, "$1 je Datei"], [/^Limit (\d+\s?[KMG]B) per file/, "höchstens $1 je Datei"],
    [/^You can only select up to (\d+) options?\..*/, "Höchstens $1; bitte entfernen Sie zuerst einen Eintrag."]];
  const inGerman = (words) => {
    if (GERMAN[words]) return GERMAN[words];
    const part = PARTS.find(([pattern]) => pattern.test(words));
    return part && words.replace(...part);
  };
  const translate = (root) => {
    if (document.documentElement.lang !== "de") return;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const german = inGerman(node.data.trim());
      if (german && !node.parentElement.closest("[data-testid=stMarkdown],textarea")) node.data = german;
    }
    for (const part of root.querySelectorAll("[data-testid=stDateInput] [role=spinbutton]")) {
      const german = PLACEHOLDERS[part.textContent];
      if (german) part.firstChild.data = german;
    }
    for (const element of root.querySelectorAll("[aria-label],[title],[aria-valuetext]")) {
      for (const name of ["aria-label", "title", "aria-valuetext"]) {
        const german = GERMAN[element.getAttribute(name)];
        if (german) element.setAttribute(name, german);
      }
    }
  };

  // 5. A click or a heartbeat that is under way while the page changes names the page that was left, and Streamlit then
  //    takes the new page's content away. Everything is in the journal: loading the page once more shows it.
  let blank = 0;
  const mendBlank = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const idle = app && app.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED";
    const bare = document.querySelector(".top") && !document.querySelector("h1,[data-testid=stAlert]");
    blank = idle && bare ? blank + 1 : 0;
    if (blank > 1) location.reload();
  };
  setInterval(mendBlank, 600);

  const start = () => {
    let waiting = false;
    const settle = () => {
      waiting = false;
      focusMarked();
      startDownload();
      translate(document.body);
    };
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(settle);
    }).observe(document.body, { childList: true, subtree: true });
    settle();
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
