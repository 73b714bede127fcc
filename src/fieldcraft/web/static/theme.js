// Remembers light or dark, and folds the notes where they stand under the text. Everything works without it.
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

  if (!matchMedia("(min-width: 1020px)").matches)
    for (const note of document.querySelectorAll("details.note")) note.open = note.dataset.open !== undefined;
});
