// What the form needs in the browser: texts are saved while they are typed, the line "gespeichert" tells the truth, and
// hints and errors belong to their fields for those who hear them. Loaded by the shell (shell.py); keeps no data.
(() => {
  "use strict";
  const QUESTION = "[class*=st-key-question-]";
  const TYPED = "textarea,input[type=text]:not([role=combobox])"; // where words are typed
  const keyOf = (question) => /st-key-question-(\w+)/.exec(question.className)[1];

  // 1. A text area tells the server what was typed only when it loses focus. Here: after a pause in typing, by the key
  //    combination that Streamlit itself offers for it; and when the page goes away, by a message that outlives it.
  const PAUSE = 1200; // milliseconds
  let since = 0; // when the first thing happened that is not saved; 0: all is
  let answers = 0; // of the server, so far
  let latest = ""; // the mark of the latest one
  let answeredAt = 0; // when it came
  let enough = 0; // so many answers say that all is saved
  const isRunning = () => document.querySelector("[data-testid=stApp]").dataset.testScriptState === "running";
  const expectAnswer = () => { // one that is there or on its way already does not count
    countAnswer();
    since = since || Date.now();
    enough = answers + (isRunning() ? 2 : 1);
    tellTruth();
  };
  let dirty = null;
  const touchedAt = new Map(); // by key of the question: Streamlit's own message may not outlive the page
  let timer = 0;
  const commit = () => {
    clearTimeout(timer);
    if (!dirty) return;
    const field = dirty;
    dirty = null;
    expectAnswer();
    const keys = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", keys));
  };
  const heldBy = (question) => {
    const texts = [...question.querySelectorAll(TYPED)].map((one) => one.value);
    const points = [...question.querySelectorAll("input[type=radio]")];
    return texts.length ? texts : [String(points.findIndex((one) => one.checked))];
  };
  const leave = () => { // a click on a point of a scale is not always told of: what is chosen is sent in any case
    const tab = new URLSearchParams(location.search).get("tab");
    const isFresh = Date.now() - answeredAt < STALLED; // not a page that slept, whatever was deleted meanwhile
    for (const question of tab ? document.querySelectorAll(QUESTION) : []) {
      const key = keyOf(question);
      const mayBeLost = since || Date.now() - touchedAt.get(key) < STALLED; // the latest answer may be one to an earlier run
      const isScale = question.querySelector("input[type=radio]:checked") && !question.querySelector(TYPED);
      if (isFresh && isScale || touchedAt.has(key) && mayBeLost) { // names beside a choice may be older than another tab's
        navigator.sendBeacon("draft", JSON.stringify({ key, tab, value: heldBy(question) }));
      }
    }
    commit();
  };
  document.addEventListener("input", (event) => {
    if (event.target.tagName !== "TEXTAREA") return;
    dirty = event.target;
    clearTimeout(timer);
    timer = setTimeout(commit, PAUSE);
  }, true);
  document.addEventListener("focusout", (event) => {
    if (event.target !== dirty) return;
    clearTimeout(timer);
    dirty = null;
    expectAnswer();
  }, true);
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pagehide", leave);
  window.addEventListener("popstate", leave); // the run for the page behind the back button may swallow the one that saves
  document.addEventListener("visibilitychange", () => document.hidden && leave());

  // 2. The line "gespeichert 10:42" says so while something is not saved yet: from the first letter or click until the
  //    server has answered a later run, and as long as the line is broken.
  const touched = (event) => {
    const question = event.target.closest(QUESTION);
    if (!question) return;
    expectAnswer();
    touchedAt.set(keyOf(question), Date.now());
  };
  document.addEventListener("input", touched, true);
  document.addEventListener("change", touched, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("button[data-variant]")) touched(event);
  }, true);
  const QUICK = 400; // within this time the line is only dimmed, so that it does not flicker
  const STALLED = 15000; // longer than a heartbeat
  const state = (line) => {
    const app = document.querySelector("[data-testid=stApp]");
    const waits = since && Date.now() - since;
    if (app.dataset.testConnectionState !== "CONNECTED" || waits > STALLED) return line.dataset.broken;
    return waits > QUICK ? line.dataset.waiting : line.dataset.words;
  };
  const countAnswer = () => {
    const line = document.querySelector("[data-saved]");
    if (!line || line.dataset.saved === latest) return;
    latest = line.dataset.saved;
    answeredAt = Date.now();
    answers += 1;
    if (!dirty && answers >= enough) since = 0;
  };
  const tellTruth = () => {
    const line = document.querySelector("[data-saved]");
    if (!line) return;
    line.dataset.words = line.dataset.words || line.textContent;
    countAnswer();
    const page = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    document.documentElement.style.setProperty("--page", page); // the line stays in view and covers what is below it
    const words = state(line);
    line.classList.toggle("waits", since > 0);
    if (line.textContent !== words) line.textContent = words;
    if (!since || words === line.dataset.broken) announce(words);
  };
  setInterval(tellTruth, 200);

  // 3. Said to those who do not see it: a place of its own, as Streamlit draws the line anew with every answer.
  const announce = (words) => {
    let place = document.getElementById("announced");
    if (!place) {
      place = Object.assign(document.createElement("div"), { id: "announced", className: "unseen" });
      place.setAttribute("role", "status");
      document.body.append(place);
      place.textContent = words; // what is there when the page opens is no news
      return;
    }
    if (place.textContent !== words) place.textContent = words;
  };

  // 4. Help, hints and errors below a question describe its fields.
  let count = 0;
  const describe = () => {
    for (const question of document.querySelectorAll(QUESTION)) {
      const notes = [...question.querySelectorAll("[data-testid=stCaptionContainer],[data-testid=stAlert]")];
      const ids = notes.filter((note) => !note.closest("[role=radiogroup]")).map((note) => {
        note.id = note.id || `note-${(count += 1)}`;
        return note.id;
      });
      const wrong = question.querySelector("[class*=st-key-error-]");
      for (const field of question.querySelectorAll("textarea,input[type=text],[role=radiogroup],[role=combobox]")) {
        field.setAttribute("aria-describedby", ids.join(" "));
        if (wrong) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
  };
  setInterval(describe, 600);
})();
