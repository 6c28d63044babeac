/* What the pages do beyond links and forms. Everything here also works without it, by a
   plain link or a plain form. */
"use strict";

const desk = {
  panel: () => document.getElementById("panel"),
  /* Where the focus was before the panel opened. */
  opener: null,
};

/* ---------------------------------------------------------------- panel, rail */

function shutPanel() {
  const panel = desk.panel();
  if (!panel || !panel.firstChild) return false;
  panel.replaceChildren();
  delete panel.dataset.shows;
  document.querySelectorAll('.proof[aria-expanded="true"]').forEach((mark) => mark.removeAttribute("aria-expanded"));
  desk.opener?.focus();
  desk.opener = null;
  return true;
}

function shutRail() {
  const rail = document.getElementById("rail");
  if (!rail?.classList.contains("open")) return false;
  rail.classList.remove("open");
  document.querySelector('[data-open="rail"]')?.focus();
  return true;
}

/* A click on a row's title shows the record in the panel, a second one opens its page. A phone
   has no room beside the list, so there the first click does. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-quick] .title > a, [data-quick] .title > .marked > a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const panel = desk.panel();
  if (panel.dataset.shows === link.href || matchMedia("(max-width: 60rem)").matches) return;
  event.preventDefault();
  desk.opener = link;
  panel.dataset.shows = link.href;
  htmx.ajax("GET", link.href, { target: "#panel", swap: "innerHTML" });
});

/* What opens in the panel: proofs, the forms of a finding, the quick view of a record. */
document.addEventListener("htmx:beforeRequest", (event) => {
  const opener = event.target.closest?.('[hx-target="#panel"]');
  if (!opener || opener.matches("form")) return;
  if (!desk.panel().contains(opener)) desk.opener = opener;
  document.querySelectorAll('.proof[aria-expanded="true"]').forEach((other) => other.removeAttribute("aria-expanded"));
  if (opener.matches(".proof")) opener.setAttribute("aria-expanded", "true");
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "panel") return;
  const panel = event.target;
  const sought = event.detail.requestConfig?.elt?.matches?.(".look-up") && panel.querySelector(".look-up input[type=search]");
  const wrong = panel.querySelector(".wrong :is(input, textarea, select)");
  (wrong || sought || panel.querySelector("h2"))?.focus();
});

document.addEventListener("click", (event) => {
  const away = event.target.closest("[data-put-away]");
  if (away) return away.closest(".notice").remove();
  const shut = event.target.closest("[data-shut]");
  if (shut) {
    if (shut.dataset.shut === "panel" ? shutPanel() : shutRail()) event.preventDefault();
    return;
  }
  if (event.target.closest('[data-open="rail"]')) {
    event.preventDefault();
    const rail = document.getElementById("rail");
    rail.classList.add("open");
    rail.querySelector("a")?.focus();
    return;
  }
  const passage = event.target.closest("a.passage");
  if (passage) {
    event.preventDefault();
    lightFinding(nextOf(passage), { scrollText: false });
    return;
  }
  const toPassage = event.target.closest("a.to-passage");
  if (toPassage && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    lightFinding(toPassage.closest(".card").dataset.finding, { scrollText: true });
  }
});

/* ---------------------------------------------------------------- a source and its findings */

function reading() {
  return document.querySelector("[data-source]");
}

/* A passage may prove several findings: each further click shows the next of them. */
function nextOf(passage) {
  const findings = passage.dataset.findings.split(" ");
  const lit = document.querySelector(".card.lit")?.dataset.finding;
  return findings[(findings.indexOf(lit) + 1) % findings.length];
}

function lightFinding(key, { scrollText }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  document.querySelectorAll(".looked-at").forEach((one) => one.classList.remove("looked-at"));
  const card = document.getElementById(`finding-${key}`);
  if (!card) return;
  card.classList.add("lit");
  const passages = [...document.querySelectorAll("a.passage")].filter((one) => one.dataset.findings.split(" ").includes(key));
  passages.forEach((one) => one.classList.add("lit"));
  if (scrollText) {
    const start = card.querySelector(".to-passage").dataset.passage.split("-")[0];
    const first = passages.find((one) => one.dataset.start === start) ?? passages[0];
    const away = first?.closest("details");
    if (away) away.open = true;
    first?.scrollIntoView({ block: "center", behavior: calm });
    history.replaceState(null, "", `#p${card.querySelector(".to-passage").dataset.passage}`);
  } else {
    card.scrollIntoView({ block: "nearest", behavior: calm });
    history.replaceState(null, "", `#finding-${key}`);
  }
  card.focus({ preventScroll: true });
}

/* `#p120-180` lights everything from 120 to 180, whatever pieces the text is cut into. */
function lightAddress() {
  const match = /^#p(\d+)-(\d+)$/.exec(location.hash);
  if (!match || !reading()) return;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const pieces = [...document.querySelectorAll(".text [data-start]")].filter((one) => {
    const from = Number(one.dataset.start);
    return from >= start && from < end;
  });
  pieces.forEach((one) => one.classList.add("looked-at"));
  const away = pieces[0]?.closest("details");
  if (away) away.open = true;
  pieces[0]?.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", lightAddress);
document.addEventListener("DOMContentLoaded", lightAddress);

function cards() {
  return [...document.querySelectorAll(".card")];
}

function step(by) {
  const all = cards();
  const now = all.findIndex((card) => card.classList.contains("lit") || card === document.activeElement);
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  if (next) {
    lightFinding(next.dataset.finding, { scrollText: true });
    next.scrollIntoView({ block: "nearest" });
  }
}

function decide(decision) {
  document.querySelector(`.card.lit button[value="${decision}"]`)?.click();
}

function open(deed) {
  document.querySelector(`.card.lit [data-deed="${deed}"]`)?.click();
}

function rejectWithReason() {
  const why = document.querySelector(".card.lit .why");
  if (!why) return;
  why.open = true;
  why.querySelector("input").focus();
}

/* Passages are coloured by what became of the finding that a click on them means. */
function colourPassages() {
  document.querySelectorAll("a.passage").forEach((passage) => {
    const card = document.getElementById(`finding-${passage.dataset.findings.split(" ")[0]}`);
    if (!card) return;
    for (const state of ["waiting", "accepted", "merged", "rejected"]) {
      passage.classList.toggle(state, card.classList.contains(state));
    }
  });
}

/* After a decision the list of findings is new. What waits again, or could not be done, is
   looked at; otherwise the next one that waits. */
document.addEventListener("decided", (event) => {
  desk.decided = event.detail;
  if (!event.detail.problem) shutPanel();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "findings" || !desk.decided) return;
  colourPassages();
  const { finding, problem } = desk.decided;
  desk.decided = null;
  const all = cards();
  const own = all.findIndex((card) => card.dataset.finding === String(finding));
  const stays = problem || all[own]?.classList.contains("waiting");
  const next = stays ? all[own] : all.slice(own + 1).find((card) => card.classList.contains("waiting")) ?? all[own];
  if (next) lightFinding(next.dataset.finding, { scrollText: true });
});

/* ---------------------------------------------------------------- keys */

function isTyping(target) {
  return target.matches("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (shutPanel() || shutRail()) return event.preventDefault();
    document.querySelectorAll(".notice").forEach((notice) => notice.remove());
    return;
  }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const deeds = { "/": () => document.getElementById("search")?.focus(), "?": showKeys,
    e: () => document.querySelector('[data-deed="edit"]')?.click(),
  };
  if (reading()) {
    Object.assign(deeds, {
      j: () => step(1), k: () => step(-1), a: () => decide("accept"), r: () => decide("reject"),
      c: () => open("correct"), m: () => open("join"), R: rejectWithReason,
      A: () => document.querySelector('[data-deed="many"]')?.click(),
      u: () => document.getElementById("take-back")?.click(),
    });
  }
  const way = /^[a-z]$/.test(event.key) && document.querySelector(`a[data-key="${event.key}"]`);
  const deed = deeds[event.key] || (way && (() => way.click()));
  if (deed) {
    event.preventDefault();
    deed();
  }
});

function showKeys() {
  document.getElementById("keys")?.showModal();
}

/* ---------------------------------------------------------------- notices, colours */

/* A notice goes by itself, later where there is something to press; what went wrong stays until
   it is put away. */
function letNoticesGo() {
  document.querySelectorAll(".notice:not(.error)").forEach((notice) => {
    setTimeout(() => notice.remove(), notice.querySelector("button") ? 12000 : 6000);
  });
}
document.addEventListener("DOMContentLoaded", letNoticesGo);
document.addEventListener("htmx:afterSettle", letNoticesGo);
