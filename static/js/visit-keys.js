/* Answers by number while a question has the focus. The page is whole without this. */
"use strict";

const SIGNS = "1234567890abcdefghijklm";
const asks = [...document.querySelectorAll(".visit-ask")];
const inputsOf = (ask) => [...ask.querySelectorAll(".visit-choices input")];

const enter = (ask) => {
  const inputs = ask ? inputsOf(ask) : [];
  const goal = inputs.find((one) => one.checked) ?? inputs[0];
  if (goal) goal.focus();
};

for (const ask of asks) {
  ask.dataset.keys = "";
  inputsOf(ask).forEach((input, place) => input.setAttribute("aria-keyshortcuts", SIGNS[place] ?? ""));
}

const help = document.querySelector(".visit-keys");
if (help) help.hidden = false;

/* What is news, or wrong, is read first; n goes on from there to the questions. */
const news = document.querySelector(".is-news")?.closest(".visit-messages");
const isWrong = document.querySelector(".error-summary");
if (news) {
  news.tabIndex = -1;
  news.addEventListener("keydown", (event) => {
    if (event.key === "n" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      enter(asks[0]);
      event.preventDefault();
    }
  });
}
if (!location.hash && !isWrong && document.activeElement === document.body) {
  if (news) news.focus();
  else enter(asks[0]);
}

document.addEventListener("keydown", (event) => {
  const input = event.target;
  const ask = input.matches?.(".visit-choices input") ? input.closest(".visit-ask") : null;
  if (!ask || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = asks.indexOf(ask);
  const picked = inputsOf(ask)[SIGNS.indexOf(event.key.toLowerCase())];
  if (event.key === "n") enter(asks[place + 1]);
  else if (event.key === "p") enter(asks[place - 1]);
  else if (picked && event.key.length === 1) {
    picked.focus();
    picked.click();
    if (picked.type === "radio") enter(asks[place + 1]);
  } else return;
  event.preventDefault();
});
