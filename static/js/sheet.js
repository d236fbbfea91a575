/* Fields that grow with what is typed, where the browser does not do it by itself. The page is whole without this. */
"use strict";

if (!CSS.supports("field-sizing", "content")) {
  const lines = document.querySelectorAll("textarea.sheet-line");

  const fit = (line) => {
    const most = 40;
    while (line.scrollHeight > line.clientHeight + 2 && line.rows < most) line.rows += 1;
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.sheet-line")) fit(event.target);
  });
  addEventListener("beforeprint", () => lines.forEach(fit));
}
