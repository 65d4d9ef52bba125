// Renews the words beside a milestone's dates while somebody types. The server says how a date
// reads; without this script the words are those of the last save.
(() => {
  const PAUSE = 150;
  const FIELDS = /^(start|end)_date_/;
  let timer;
  let running;

  const entries = (form) =>
    new URLSearchParams([...new FormData(form)].filter(([name]) => FIELDS.test(name)));

  const renew = async (preview) => {
    running?.abort();
    running = new AbortController();
    const address = `${preview.dataset.datePreview}?${entries(preview.closest("form"))}`;
    try {
      const answer = await fetch(address, { signal: running.signal });
      // A session that has ended answers with another page.
      preview.innerHTML = answer.ok && !answer.redirected ? await answer.text() : "";
    } catch (error) {
      // Old words beside new entries would be wrong; a newer request clears them itself.
      if (error.name !== "AbortError") preview.replaceChildren();
    }
  };

  const listen = ({ target }) => {
    if (!FIELDS.test(target.name ?? "")) return;
    const preview = target.form?.querySelector("[data-date-preview]");
    if (!preview) return;
    clearTimeout(timer);
    timer = setTimeout(renew, PAUSE, preview);
  };

  document.addEventListener("input", listen);
})();
