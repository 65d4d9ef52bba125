// One tick for all rows of the page. Without this script each row has its own.
const all = document.querySelector("[data-tick-page]");
if (all) {
  const rows = [...all.form.querySelectorAll('input[name="pk"]')];
  all.parentElement.hidden = false;
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
  });
  all.form.addEventListener("change", () => {
    const ticked = rows.filter((row) => row.checked).length;
    all.checked = ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
  });
}
