// Keeps what is typed into “Log a contact” until it is saved, and saves by Ctrl+Enter.
// The draft lives in this tab only, belongs to one colleague, and goes when the contact is saved.
(() => {
  const PREFIX = "draft:desk-log:";
  const PAUSE = 300;
  const NEVER_KEPT = new Set(["csrfmiddlewaretoken"]);
  // A form in which none of these was filled is not worth keeping.
  const TYPED = /(-text|^subject|^notes|-what)$/;

  const entriesOf = (form) =>
    [...new FormData(form)].filter(([name]) => !NEVER_KEPT.has(name));

  const isTyped = (entries) => entries.some(([name, value]) => TYPED.test(name) && value.trim());

  const keyOf = (form) => PREFIX + form.elements.back_to.value;

  const keep = (form) => {
    const entries = entriesOf(form);
    if (!isTyped(entries)) return sessionStorage.removeItem(keyOf(form));
    const draft = { user: form.dataset.user, token: form.elements.form_token.value, entries };
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
    } catch {
      // Too long for the browser's store: then only the page itself holds it.
    }
  };

  const draftOf = (form) => {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
    if (draft && draft.user !== form.dataset.user) sessionStorage.removeItem(keyOf(form));
    return draft?.user === form.dataset.user ? draft : null;
  };

  const tick = (form, name, values) => {
    for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      box.checked = values.includes(box.value);
    }
  };

  // A day that was “today” when it was typed has another button, or none, tomorrow.
  const otherDay = (form, name, [day]) => {
    tick(form, name, ["other"]);
    const [year, month, date] = day.split("-").map(Number);
    const fields = name === "when"
      ? { happened_date_year: year, happened_date_month: month, happened_date_day: date }
      : { [`${name}_on`]: day };
    for (const [field, value] of Object.entries(fields)) form.elements[field].value = value;
  };

  const putBack = (form, entries) => {
    for (const name of new Set(entries.map(([name]) => name))) {
      const values = entries.filter(([other]) => other === name).map(([, value]) => value);
      const field = form.elements[name];
      if (!field) continue;
      const type = field.type ?? field[0]?.type;
      if (!["radio", "checkbox"].includes(type)) field.value = values[0];
      else tick(form, name, values);
      const isDay = /^\d{4}-/.test(values[0]) && type === "radio";
      if (isDay && !form.querySelector(`[name="${name}"]:checked`)) otherDay(form, name, values);
    }
    for (const fold of form.querySelectorAll("details")) {
      fold.open ||= [...fold.querySelectorAll("[name$=-text]")].some((field) => field.value);
    }
  };

  const restore = (form) => {
    const draft = draftOf(form);
    if (!draft || form.hasAttribute("data-answered")) return;
    putBack(form, draft.entries);
    form.querySelector("[data-log-restored]").hidden = false;
  };

  const discard = (form) => {
    sessionStorage.removeItem(keyOf(form));
    location.assign(location.href);
  };

  const focusFirst = (form) => {
    const wrong = form.querySelector("[aria-invalid=true], [data-log-question] input");
    const empty = [...form.querySelectorAll("[name$='-0-text'], [name=subject]")].find(
      (field) => !field.value,
    );
    (wrong ?? empty ?? form.elements.subject).focus();
  };

  // The place of a new organisation is asked for only where none was found.
  const showPlace = (row) => {
    const place = row.querySelector("[data-log-new]");
    const text = row.querySelector("[name$='-text']");
    if (place) place.hidden = !text.value.trim() || Boolean(row.querySelector("[name$='-record']").value);
  };

  const start = (form) => {
    let timer;
    const rows = form.querySelectorAll("[data-log-row]");
    const renew = () => rows.forEach(showPlace);
    restore(form);
    renew();
    if (form.hasAttribute("data-focus")) focusFirst(form);

    const changed = () => {
      renew();
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE, form);
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      keep(form);
      // The server keeps one record of two clicks; the second need not travel.
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
    form.querySelector("[data-log-discard]").addEventListener("click", () => discard(form));
    addEventListener("pageshow", () => delete form.dataset.sent);
  };

  document.querySelectorAll("[data-log]").forEach(start);
})();
