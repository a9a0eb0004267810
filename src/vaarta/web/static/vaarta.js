// What pages do beyond reading: light what belongs together, dismiss a hint, brush the chart, take a dropped file. Without it every page can be read.
"use strict";
(() => {
  const lit = (id, on) => {
    for (const piece of document.querySelectorAll("[data-events]")) {
      if (piece.dataset.events.split(" ").includes(id)) piece.classList.toggle("glow", on);
    }
  };
  for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const card = event.target.closest && event.target.closest("[data-event]");
      if (card) lit(card.dataset.event, on);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.body.classList.add("hushed");
      return;
    }
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName || "");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").focus();
    } else if (event.key === "j" || event.key === "k") {
      const stops = [...document.querySelectorAll(".entries > li > .stop, .events > li, .hits > li a.stop")];
      if (!stops.length) return;
      const at = stops.indexOf(document.activeElement);
      stops[Math.max(0, Math.min(stops.length - 1, event.key === "j" ? at + 1 : at - 1))].focus();
    }
  });
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, () => document.body.classList.remove("hushed"));
  }

  // The activity chart: drag over months to see only those days. Each month is a link as well.
  let from = null;
  const month = (event) => event.target.closest && event.target.closest(".activity [data-first]");
  document.addEventListener("pointerdown", (event) => {
    from = month(event);
  });
  document.addEventListener("dragstart", (event) => {
    if (month(event)) event.preventDefault();
  });
  document.addEventListener("pointerover", (event) => {
    const to = from && month(event);
    if (!to) return;
    const days = [from.dataset.first, to.dataset.first].sort();
    for (const one of document.querySelectorAll(".activity [data-first]")) {
      one.classList.toggle("brushed", one.dataset.first >= days[0] && one.dataset.first <= days[1]);
    }
  });
  document.addEventListener("pointerup", (event) => {
    const to = from && month(event);
    const begun = from;
    from = null;
    if (!to || to === begun) return;
    const [first, last] = [begun, to].sort((a, b) => (a.dataset.first < b.dataset.first ? -1 : 1));
    const address = new URL(window.location.href);
    address.searchParams.set("from", first.dataset.first);
    address.searchParams.set("to", last.dataset.last);
    address.searchParams.delete("after");
    window.location.assign(address);
  });

  // A file dropped anywhere on the form is the file to read.
  const paste = document.getElementById("paste");
  if (paste) {
    paste.addEventListener("dragover", (event) => {
      event.preventDefault();
      paste.classList.add("over");
    });
    paste.addEventListener("dragleave", () => paste.classList.remove("over"));
    paste.addEventListener("drop", (event) => {
      paste.classList.remove("over");
      if (event.dataTransfer && event.dataTransfer.files.length) {
        event.preventDefault();
        document.getElementById("file").files = event.dataTransfer.files;
      }
    });
  }
})();
