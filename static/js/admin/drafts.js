// Forms may keep a draft in this tab, under keys with this prefix. Once saved it is forgotten, and
// all of them are when somebody signs out. Whoever has to sign in again is told that it is there.
(() => {
  const PREFIX = "draft:";
  const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const forget = (key) => sessionStorage.removeItem(key);

  for (const { dataset } of document.querySelectorAll("[data-draft-saved]")) {
    drafts()
      .filter((key) => JSON.parse(sessionStorage.getItem(key)).token === dataset.draftSaved)
      .forEach(forget);
  }
  const languages = drafts().map((key) => JSON.parse(sessionStorage.getItem(key)).language);
  for (const note of document.querySelectorAll("[data-draft-waiting]")) {
    note.hidden = !languages.includes(note.lang);
  }
  document.addEventListener("submit", ({ target }) => {
    // The attribute: a form with a control named “action” answers to .action with that control.
    if (!target.getAttribute("action")?.endsWith("/logout/")) return;
    // At the very end, after whatever a form would still keep.
    addEventListener("pagehide", () => drafts().forEach(forget));
  });
})();
