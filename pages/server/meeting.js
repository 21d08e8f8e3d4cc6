// The meeting view: turns the slides, runs the clock, knows the keys. Works without the server, so that a network
// that is away for a minute costs nothing; loaded by the shell (shell.py), does nothing on other pages.
(() => {
  "use strict";
  let meeting = null; // the slides as they are on the page now
  let here = "";
  let running = true;
  let left = new Map(); // seconds by office
  let last = 0;

  const slides = () => [...meeting.querySelectorAll("[data-slide]")];
  const find = (selector) => document.querySelector(`.bar ${selector}`);
  const isOffice = () => slides().find((slide) => slide.dataset.slide === here)?.classList.contains("office");

  // A text that is too long for its place is set smaller, down to two thirds; beyond that it wraps and scrolls.
  const fit = (slide) => slide.querySelectorAll("[data-fit]").forEach((box) => {
    box.style.fontSize = box.style.overflowWrap = "";
    box.classList.remove("wraps");
    const size = parseFloat(getComputedStyle(box).fontSize);
    const overflows = (one) => one.scrollWidth > one.clientWidth + 1;
    const tooLong = () => overflows(box) || [...box.querySelectorAll("td")].some(overflows) ||
      (box.tagName !== "H1" && box.scrollHeight > box.clientHeight + 1);
    for (let share = 0.95; share > 0.6 && tooLong(); share -= 0.05) {
      box.style.setProperty("font-size", `${size * share}px`, "important");
    }
    box.style.overflowWrap = "anywhere";
    box.classList.toggle("wraps", box.tagName === "H1" && tooLong());
  });

  // Whoever has more text than place says so at its foot; the arrow keys lead through all of it, one after the other.
  const STEP = 0.75; // of the height of a box
  const boxes = () => [...meeting.querySelectorAll(".slide:not([hidden]) .scrolls")];
  const isBelow = (box) => box.scrollHeight - box.clientHeight - box.scrollTop > 2;
  const isAbove = (box) => box.scrollTop > 2;
  const mark = (box) => {
    box.dataset.more = meeting.dataset.more;
    box.classList.toggle("more", isBelow(box));
  };
  const scroll = (way) => {
    const goesOn = way > 0 ? isBelow : isAbove;
    const focused = document.activeElement.closest?.(".scrolls");
    const all = way > 0 ? boxes() : boxes().reverse();
    const box = focused && goesOn(focused) ? focused : all.find(goesOn);
    if (box) box.scrollTop += way * STEP * box.clientHeight;
  };

  const show = (name, focus) => {
    const all = slides();
    const slide = all.find((one) => one.dataset.slide === name) || all[0];
    here = slide.dataset.slide;
    all.forEach((one) => { one.hidden = one !== slide; });
    document.querySelectorAll(".bar [data-to]").forEach((one) => one.setAttribute("aria-current", one.dataset.to === here));
    find("[data-change]").hidden = !isOffice();
    const address = new URL(location.href);
    address.searchParams.set("office", here);
    history.replaceState(history.state, "", address);
    slide.querySelectorAll(".more").forEach((box) => box.classList.remove("more"));
    fit(slide);
    boxes().forEach(mark);
    tick();
    if (focus) slide.querySelector("h1").focus({ preventScroll: true });
  };

  const go = (step) => {
    const names = slides().map((slide) => slide.dataset.slide);
    const next = names[names.indexOf(here) + step];
    if (next === undefined) return;
    running = true;
    show(next, true);
  };

  const tick = () => {
    const now = performance.now();
    const passed = (now - last) / 1000;
    last = now;
    if (!meeting || !meeting.isConnected) return;
    const timer = find("[data-timer]");
    const pause = find("[data-pause]");
    timer.hidden = pause.hidden = !isOffice();
    if (!isOffice()) return;
    const whole = Number(meeting.dataset.seconds);
    const before = left.get(here) ?? whole;
    const now_left = running ? before - passed : before;
    left.set(here, now_left);
    const rest = now_left > 0 ? Math.ceil(now_left) : Math.floor(-now_left);
    const clock = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
    const words = now_left > 0 ? clock : `${timer.dataset.sayOver} +${clock}`;
    if (timer.textContent !== words) timer.textContent = words;
    timer.classList.toggle("over", now_left <= 0);
    pause.textContent = running ? timer.dataset.sayPause : timer.dataset.sayResume;
    if (before > 0 && now_left <= 0) find("[data-spoken]").textContent = timer.dataset.sayOver;
  };

  // Streamlit lays a dialog over the page while the network is away; here a line at the foot says it.
  const dismissStreamlitsWords = () => document.querySelectorAll("[role=dialog]").forEach((dialog) => {
    if (!/^(Connection error|Verbindung unterbrochen)/.test(dialog.textContent.trim())) return;
    dialog.querySelector("button[aria-label=Close],button[aria-label=Schließen]")?.click();
  });

  const connection = () => {
    if (!meeting || !meeting.isConnected) return;
    const app = document.querySelector("[data-testid=stApp]");
    const cut = !app || app.dataset.testConnectionState !== "CONNECTED";
    if (cut) dismissStreamlitsWords();
    find("[data-offline]").hidden = !cut;
    find("[data-change]").disabled = cut || !document.querySelector(".st-key-changes button");
  };

  const change = () => { // by the button of that office, which is on the page but not shown
    const number = slides().find((slide) => slide.dataset.slide === here)?.dataset.number;
    if (number && !find("[data-change]").disabled) document.querySelector(`.st-key-change-${number} button`)?.click();
  };

  const KEYS = {
    ArrowRight: () => go(1), PageDown: () => go(1), ArrowLeft: () => go(-1), PageUp: () => go(-1),
    ArrowDown: () => scroll(1), ArrowUp: () => scroll(-1),
    Home: () => show("start", true), End: () => show("map", true), F2: change,
    " ": () => { running = !running; tick(); },
  };
  document.addEventListener("keydown", (event) => {
    if (!meeting || !meeting.isConnected || document.querySelector("[role=dialog]")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input,textarea,select,[role=combobox]")) return;
    if (event.key === " " && event.target.closest("button,a")) return;
    const action = KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".bar button");
    if (!button || !meeting) return;
    if (button.dataset.go) go(Number(button.dataset.go));
    else if (button.dataset.to) show(button.dataset.to, true);
    else if ("pause" in button.dataset) KEYS[" "]();
    else if ("change" in button.dataset) change();
  });
  document.addEventListener("scroll", (event) => {
    if (meeting?.isConnected && event.target.classList?.contains("scrolls")) mark(event.target);
  }, true);
  window.addEventListener("resize", () => meeting?.isConnected && show(here, false));

  const paper = () => { // what lies under the slides, for parts that cover others
    const app = document.querySelector("[data-testid=stApp]");
    if (app) document.documentElement.style.setProperty("--paper", getComputedStyle(app).backgroundColor);
  };
  const settle = () => {
    const present = document.querySelector("[data-meeting]");
    if (!present) { meeting = null; return; }
    if (present === meeting && meeting.isConnected && slides().some((slide) => !slide.hidden)) return;
    const fresh = meeting === null;
    meeting = present;
    paper();
    show(fresh ? new URLSearchParams(location.search).get("office") || "start" : here, false);
    connection();
  };
  setInterval(() => { tick(); connection(); }, 250);
  const start = () => {
    new MutationObserver(settle).observe(document.body, { childList: true, subtree: true });
    settle();
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
