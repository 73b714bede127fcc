// Brings what changed on a page that waits for something long, so that nothing jumps. Without it the page is
// loaded anew. What has a version is replaced when another one comes, so that nothing is said twice.
"use strict";

const EVERY = 1500;

const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#progress[data-going]");
    if (!fresh) {
      if (!(page.getElementById("record") && offer())) location.reload();
      return;
    }
    document.getElementById("progress").replaceWith(fresh);
    for (const part of page.querySelectorAll("[data-version]")) {
      const here = document.getElementById(part.id);
      if (!here || here.dataset.version === part.dataset.version) continue;
      here.dataset.version = part.dataset.version;
      here.replaceChildren(...part.childNodes);
    }
    document.title = page.title;
  } catch { /* the server is busy or gone; the next look tells */ }
  setTimeout(look, EVERY);
};

// The record is there; whoever reads the page goes to it when they like. Tells whether the page can offer that.
const offer = () => {
  const ready = document.getElementById("ready"), waiting = document.getElementById("waiting");
  if (!ready) return false;
  const focused = waiting.contains(document.activeElement);
  document.getElementById("stage").textContent = "The whole record is worked out.";
  document.getElementById("progress").remove();
  waiting.replaceWith(ready);
  ready.hidden = false;
  if (focused) ready.querySelector("a").focus();
  return true;
};

setTimeout(look, EVERY);
