// Brings what changed on the page of a long import, so that nothing jumps. Without it the page is loaded anew.
"use strict";

const EVERY = 1500;

const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#progress[data-going]");
    if (!fresh) {
      location.reload();
      return;
    }
    document.getElementById("progress").replaceWith(fresh);
    document.title = page.title;
  } catch { /* the server is busy or gone; the next look tells */ }
  setTimeout(look, EVERY);
};

setTimeout(look, EVERY);
