// Remembers light or dark, and folds the notes while they stand under the text. Everything works without it.
"use strict";

const root = document.documentElement;
const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

if (remembered()) root.dataset.theme = remembered();

document.addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme");
  const say = () => { button.textContent = dark() ? "Use light paper" : "Use dark paper"; };
  button.hidden = false;
  say();
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* remembered until the page is left */ }
    say();
  });

  // Paper holds the notes as a wide window does: printing shall not fold them.
  const roomy = matchMedia("(min-width: 1020px), print");
  const notes = [...document.querySelectorAll("details.note")];
  const folded = new Set();
  const fit = () => {
    for (const note of notes)
      if (roomy.matches) {
        if (folded.delete(note)) note.open = true;
      } else if (note.open && note.dataset.open === undefined) {
        folded.add(note);
        note.open = false;
      }
  };
  roomy.addEventListener("change", fit);
  fit();
});
