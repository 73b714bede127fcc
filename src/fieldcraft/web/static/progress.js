// Brings what changed on a page that waits for something long, so that nothing jumps. Without it the page is
// loaded anew. What has a version is replaced when another one comes, so that nothing is said twice.
"use strict";

const EVERY = 1500;
// So many looks in a row may fail before the page says so: a server that is busy for a moment is no news.
const PATIENCE = 4;
let failed = 0;

const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    // What is read here is kept while the server fails; loading the page anew would lose it to an error page.
    // Any other answer, such as that there is no such run, is news and is shown.
    if (answer.status >= 500) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#progress[data-going]");
    if (!fresh) {
      if (!(page.getElementById("record") && offer())) location.reload();
      return;
    }
    failed = 0;
    document.getElementById("progress").replaceWith(fresh);
    for (const part of page.querySelectorAll("[data-version]")) {
      const here = document.getElementById(part.id);
      if (!here || here.dataset.version === part.dataset.version) continue;
      here.dataset.version = part.dataset.version;
      here.replaceChildren(...part.childNodes);
    }
    document.title = page.title;
  } catch {
    failed += 1;
    if (failed === PATIENCE) unanswered();
  }
  setTimeout(look, EVERY);
};

// The server is busy or gone. What is said here goes again with the first answer.
const unanswered = () => {
  const said = document.createElement("p");
  said.className = "faded small";
  said.setAttribute("role", "status");
  document.getElementById("progress").append(said);
  said.textContent = "Fieldcraft does not answer. Look whether it still runs; this page goes on by itself.";
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
