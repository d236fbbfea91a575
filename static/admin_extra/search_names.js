"use strict";
// Django's search fields come without a name for screen readers: give them the name of the field they stand for.
{
  const nameOf = (select) =>
    select.getAttribute("aria-label") || document.querySelector(`label[for="${select.id}"]`)?.textContent.trim();

  const nameAll = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const field = select.nextElementSibling;
      const name = nameOf(select);
      if (!name || !field?.classList.contains("select2")) continue;
      for (const part of field.querySelectorAll("[role=textbox], .select2-search__field")) {
        part.setAttribute("aria-label", name);
      }
    }
  };

  django.jQuery(nameAll);
  document.addEventListener("formset:added", () => setTimeout(nameAll));
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".select2-search__field")) event.target.setAttribute("aria-label", "Search");
  });
}
