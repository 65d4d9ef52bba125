// Rows of a form are added and taken away without a round trip, and a form is sent once.
// Without this script one empty row waits in each set, and a tick removes a row.
(() => {
  const add = (set) => {
    const total = set.querySelector('[name$="-TOTAL_FORMS"]');
    const empty = set.querySelector("[data-rows-empty]");
    const holder = document.createElement("div");
    holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    set.querySelector("[data-rows-list]").append(row);
    total.value = Number(total.value) + 1;
    prepare(row);
    row.dispatchEvent(new CustomEvent("desk:added", { bubbles: true }));
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  };

  const show = (row, tick) => {
    row.classList.toggle("desk-row--removed", tick.checked);
    for (const field of row.querySelectorAll("input, select, textarea")) {
      // What is to be removed is still sent, so that the server knows which row it was.
      if (field !== tick && field.type !== "hidden") field.tabIndex = tick.checked ? -1 : 0;
    }
  };

  const prepare = (row) => {
    const tick = row.querySelector("[data-row-remove] input");
    if (!tick) return;
    tick.addEventListener("change", () => show(row, tick));
    show(row, tick);
  };

  const sendOnce = (event) => {
    const button = event.target.querySelector?.("[data-save-once]");
    if (!button) return;
    if (button.getAttribute("aria-disabled")) event.preventDefault();
    else button.setAttribute("aria-disabled", "true");
  };

  for (const row of document.querySelectorAll("[data-row]")) prepare(row);
  for (const set of document.querySelectorAll("[data-rows]")) {
    const button = set.querySelector("[data-rows-add]");
    button.hidden = false;
    button.addEventListener("click", () => add(set));
  }
  document.addEventListener("submit", sendOnce);
  // The browser's “back” finds the page as it was left.
  window.addEventListener("pageshow", () => {
    document.querySelector("[data-save-once]")?.removeAttribute("aria-disabled");
  });
})();
