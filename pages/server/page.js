// What Streamlit's own page leaves open, on all pages; loaded by the shell (shell.py), works by delegation, keeps no
// data. What only the form needs stands in form.js.
(() => {
  "use strict";

  // 1. A new section or a list of errors takes the focus, so that keyboard and screen reader start there.
  let present = null;
  const focusMarked = () => {
    const marked = [...document.querySelectorAll("[data-focus]")];
    if (!marked.length) return;
    const fresh = marked.filter((element) => present && !present.has(element.dataset.focus));
    present = new Set(marked.map((element) => element.dataset.focus));
    const asked = new URLSearchParams(location.search).get("at"); // a question that a list of errors leads to
    const target = fresh.length && document.querySelector(`.st-key-question-${CSS.escape(asked || "")} h2`) || fresh.pop();
    if (!target) return;
    target.tabIndex = -1;
    target.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  };

  // 2. A download that the page has just prepared starts by itself, once.
  const startDownload = () => {
    const link = document.querySelector("a[data-download]:not([data-started])");
    if (!link || link.getAttribute("href") === startDownload.last) return;
    startDownload.last = link.getAttribute("href");
    link.dataset.started = "";
    link.click();
  };

  // 3. Streamlit's own words, where it offers no way to set them.
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
    "Open": "Öffnen",
    "Close": "Schließen",
    "file upload": "Datei auswählen",
    "Add files": "Andere Datei auswählen",
    "Add row": "Zeile hinzufügen",
    "Delete row(s)": "Zeilen löschen",
    "Clear selection": "Auswahl aufheben",
    "Show/hide columns": "Spalten ein- und ausblenden",
    "Download as CSV": "Als CSV herunterladen",
    "Search": "Suchen",
    "Fullscreen": "Vollbild",
    "Close fullscreen": "Vollbild schließen",
    "Page not found": "Seite nicht gefunden",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Unter dieser Adresse steht hier nichts. Sie sehen die Startseite.",
    "Empty": "leer",
    "Connection error": "Verbindung unterbrochen",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Der Server antwortet nicht. Bitte prüfen Sie die Verbindung zum Netz; was gespeichert ist, bleibt gespeichert.",
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
  const PARTS = [[/^(\d+\s?[KMG]B) per file/, "$1 je Datei"], [/^Limit (\d+\s?[KMG]B) per file/, "höchstens $1 je Datei"],
    [/^Remove (.+)/, "$1 entfernen"], [/^hour, (.+)/, "Stunde, $1"], [/^minute, (.+)/, "Minute, $1"],
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
      if (german && !node.parentElement.closest("[data-testid=stMarkdown],[data-testid=stHtml],textarea")) node.data = german;
    }
    for (const element of root.querySelectorAll("[aria-label],[title],[aria-valuetext]")) {
      for (const name of ["aria-label", "title", "aria-valuetext"]) {
        const german = inGerman(element.getAttribute(name));
        if (german) element.setAttribute(name, german);
      }
    }
  };

  // 4. A click or a heartbeat that is under way while the page changes names the page that was left, and Streamlit then
  //    takes the new page's content away. So no button takes a click before the server has answered the one before;
  //    against the heartbeat only loading the page once more helps. Everything is in the journal.
  const isIdle = () => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED";
  };
  let waiting = false;
  const wait = (whether) => {
    waiting = whether;
    document.documentElement.toggleAttribute("data-waiting", whether);
  };
  const waitForAnswer = () => {
    wait(!isIdle());
    if (waiting) setTimeout(waitForAnswer, 50);
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-testid=stMain] [data-testid=stButton] button")) return;
    if (waiting) event.stopImmediatePropagation();
    else setTimeout(waitForAnswer, 300);
    wait(true);
  }, true);
  let blank = 0;
  const mendBlank = () => {
    const bare = document.querySelector(".top") && !document.querySelector("h1,[data-testid=stAlert]");
    blank = isIdle() && bare ? blank + 1 : 0;
    if (blank > 1) location.reload();
  };
  setInterval(mendBlank, 600);

  const start = () => {
    let planned = false;
    const settle = () => {
      planned = false;
      focusMarked();
      startDownload();
      translate(document.body);
    };
    new MutationObserver(() => {
      if (planned) return;
      planned = true;
      requestAnimationFrame(settle);
    }).observe(document.body, { childList: true, subtree: true });
    settle();
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
