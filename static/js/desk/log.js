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
    const draft = {
      user: form.dataset.user,
      token: form.elements.form_token.value,
      language: document.documentElement.lang,
      entries,
    };
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
    const question = form.querySelector("[data-log-question] [type=radio]");
    const wrong = question ?? form.querySelector("[aria-invalid=true]");
    const empty = [...form.querySelectorAll("[name$='-0-text'], [name=subject]")].find(
      (field) => !field.value,
    );
    (wrong ?? empty ?? form.elements.subject).focus({ preventScroll: !wrong });
  };

  // The place of a new organisation is asked for only where none was found.
  const showPlace = (row) => {
    const place = row.querySelector("[data-log-new]");
    const text = row.querySelector("[name$='-text']");
    if (place) place.hidden = !text.value.trim() || Boolean(row.querySelector("[name$='-record']").value);
  };

  // Those who work at the chosen organisation stand beneath the field of the person.
  const offer = async (form, organisation) => {
    const place = form.querySelector("[data-log-people]");
    const token = form.elements.csrfmiddlewaretoken.value;
    const body = new URLSearchParams({ organisation, csrfmiddlewaretoken: token });
    const answer = await fetch(place.dataset.logPeople, { method: "POST", body }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    place.innerHTML = await answer.text();
    showPeople(place);
  };

  const showPeople = (place) => {
    for (const button of place.children) button.hidden = false;
  };

  const next = (form, name) => form.elements[name].focus();

  // “Enter” never saves half a contact: it leads to the next field, as in a spreadsheet.
  const goOn = (form, event) => {
    const here = event.target;
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || here.localName !== "input") return;
    event.preventDefault();
    leadOn(form, here);
  };

  const leadOn = (form, here) => {
    const fields = [...form.querySelectorAll("input, select, textarea, [data-log-save]")];
    const isNext = (one) =>
      one.checkVisibility() && one.name !== here.name && (one.type !== "radio" || one.checked);
    fields.slice(fields.indexOf(here) + 1).find(isNext)?.focus();
  };

  // In the reader's language; the browser's own sentence may be in another one.
  const say = ({ target }) => {
    const isMissing = target.validity.valueMissing && target.dataset.missing;
    if (isMissing) target.setCustomValidity(target.dataset.missing);
  };

  const choosePerson = (form, { dataset }) => {
    form.elements["person-0-text"].value = dataset.name;
    form.elements["person-0-record"].value = dataset.logPerson;
    form.elements["person-0-text"].dispatchEvent(new Event("change", { bubbles: true }));
    next(form, "subject");
  };

  const listenToPeople = (form) => {
    const place = form.querySelector("[data-log-people]");
    const field = form.elements["person-0-text"];
    showPeople(place);
    place.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-log-person]");
      if (button) choosePerson(form, button);
    });
    // From the empty field the arrows lead along the buttons and back.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" || field.value || !place.firstElementChild) return;
      event.preventDefault();
      place.firstElementChild.focus();
    });
    place.addEventListener("keydown", (event) => {
      const here = document.activeElement;
      const to = {
        ArrowRight: here.nextElementSibling,
        ArrowDown: here.nextElementSibling,
        ArrowLeft: here.previousElementSibling ?? field,
        ArrowUp: here.previousElementSibling ?? field,
        Escape: field,
      }[event.key];
      if (!to) return;
      event.preventDefault();
      to.focus();
    });
    form.addEventListener("desk:chosen", ({ target, detail }) => {
      const field = target.querySelector("[name$='-text']");
      if (field.name === "organisation-0-text") {
        offer(form, detail.id);
        next(form, "person-0-text");
      } else if (field.name === "person-0-text") next(form, "subject");
    });
  };

  const start = (form) => {
    let timer;
    const rows = form.querySelectorAll("[data-log-row]");
    const renew = () => rows.forEach(showPlace);
    restore(form);
    renew();
    listenToPeople(form);
    if (form.hasAttribute("data-focus")) focusFirst(form);

    const changed = () => {
      renew();
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE, form);
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("invalid", say, true);
    form.addEventListener("input", ({ target }) => target.setCustomValidity?.(""));
    form.addEventListener("keydown", (event) => goOn(form, event));
    form.addEventListener("desk:none", () => leadOn(form, document.activeElement));
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
