// Keeps what somebody writes in a draft until the server has it: a lost connection, or a
// window closed by mistake, loses no words. Nothing leaves this browser.
(() => {
  "use strict";
  const SENT = "comity-draft-sent";
  const fields = [...document.querySelectorAll("textarea[data-keep]")];
  const place = (field) => `comity-draft:${location.pathname}${location.search}:${field.id}`;
  const base = (field) => field.form && field.form.elements.namedItem("base");

  // A form that was sent and answered without an error has arrived.
  const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
  if (sent.length && !document.querySelector(".notice.error")) {
    sent.forEach((name) => localStorage.removeItem(name));
  }
  sessionStorage.removeItem(SENT);

  for (const field of fields) {
    const kept = JSON.parse(localStorage.getItem(place(field)) || "null");
    if (kept && kept.words !== field.value) {
      field.value = kept.words;
      // The words are for the version that their writer saw: if there is a newer one, the
      // server keeps them as a suggestion beside it.
      if (base(field)) base(field).value = kept.base;
    }
    field.addEventListener("input", () => {
      const version = base(field) ? base(field).value : "";
      localStorage.setItem(place(field), JSON.stringify({ words: field.value, base: version }));
    });
    if (field.form) {
      field.form.addEventListener("submit", () => {
        const names = JSON.parse(sessionStorage.getItem(SENT) || "[]");
        sessionStorage.setItem(SENT, JSON.stringify([...names, place(field)]));
      });
    }
  }
})();
