"use strict";
// Optional help with long lists of questions: find one by a word, and count the ticks while ticking.
// Without scripts everything works; one opens and closes the questions.
{
  const finder = (editor) => {
    const more = editor.querySelector(".condition-more");
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.className = "condition-find";
    input.type = "search";
    input.className = "vTextField";
    label.append("Find a question or an answer: ", input);
    more.querySelector("summary").after(label);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    input.addEventListener("input", () => {
      const word = input.value.trim().toLowerCase();
      for (const page of more.querySelectorAll(".condition-page")) {
        for (const question of page.querySelectorAll("[data-question]")) {
          question.hidden = !question.textContent.toLowerCase().includes(word);
        }
        page.hidden = !page.querySelector("[data-question]:not([hidden])");
      }
    });
  };

  const count = (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    const ticked = question.querySelectorAll("input[type=checkbox]:checked").length;
    question.querySelector("[data-number]").textContent = ticked ? `${ticked} ticked` : "";
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const editor of document.querySelectorAll("[data-condition]")) {
      finder(editor);
      editor.addEventListener("change", count);
    }
  });
}
