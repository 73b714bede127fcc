// Lets the forecast follow the choice, until another one is picked or a number is typed. Without it each choice
// still says what it shows in first.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form.decide");
  if (!form) return;
  const about = form.elements.about, numbers = ["p10", "p50", "p90", "chance"].map(name => form.elements[name]);
  const usual = [...about.options].find(each => each.defaultSelected)?.value ?? about.value;
  const suits = choice => choice.dataset.forecast || usual;
  const chosen = form.querySelector("input[name=choice]:checked");
  // A form that comes back refused holds what somebody meant.
  let own = Boolean(chosen) && about.value !== suits(chosen);
  about.addEventListener("change", () => { own = true; });
  form.addEventListener("change", event => {
    if (event.target.name !== "choice" || own || numbers.some(each => each.value.trim())) return;
    about.value = suits(event.target);
  });
});
