/* Small comforts; every page works without them. */
"use strict";

/* "Leave this site" takes the place of the page, so that Back does not return. Escape three times does the same. */
const leave = document.querySelector("[data-leave]");
let escapes = [];

if (leave) {
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(leave.href);
  });
  document.addEventListener("keydown", (event) => {
    escapes = event.key === "Escape" ? [...escapes, Date.now()].slice(-3) : [];
    if (escapes.length === 3 && escapes[2] - escapes[0] < 2000) location.replace(leave.href);
  });
}

/* In a group of check boxes, "None of these" and "Not sure" stand alone. */
document.addEventListener("change", (event) => {
  const box = event.target;
  const group = box.type === "checkbox" && box.checked ? box.closest("fieldset") : null;
  if (!group) return;
  for (const other of group.querySelectorAll("input[type=checkbox]")) {
    const standsAlone = "alone" in box.dataset || "alone" in other.dataset;
    if (other !== box && other.name === box.name && standsAlone) other.checked = false;
  }
});
