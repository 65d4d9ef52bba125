// “/” goes to the desk's search and “n” to a new contact, unless somebody is typing or has switched
// the admin's shortcuts off in their account.
(() => {
  const hint = document.querySelector("[data-desk-shortcuts]");
  const settings = document.getElementById("wagtail-config");
  if (!hint || !JSON.parse(settings?.textContent ?? "{}").KEYBOARD_SHORTCUTS_ENABLED) return;

  const actions = {
    "/": () => document.getElementById("desk-search").focus(),
    n: () => location.assign(hint.dataset.logUrl),
  };
  const isTyping = ({ target }) =>
    target.isContentEditable || target.closest?.("input, select, textarea, dialog, [role=dialog]");

  hint.hidden = false;
  // Before Wagtail's own “/”, which searches the pages.
  document.addEventListener(
    "keydown",
    (event) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (held || !Object.hasOwn(actions, event.key) || isTyping(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      actions[event.key]();
    },
    true,
  );
})();
