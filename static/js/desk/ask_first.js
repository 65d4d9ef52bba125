// A session that ended while somebody typed, or a server that is away, would take the form with it.
// So before it is sent the page is asked for once more: whoever was signed out keeps all they typed.
(() => {
  const signedInToken = async () => {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return { problem: "away" };
    if (answer.redirected) return { problem: "signed-out" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { token: page.querySelector("[name=csrfmiddlewaretoken]")?.value };
  };

  const show = (form, problem) => {
    for (const note of form.querySelectorAll("[data-not-sent]")) {
      note.hidden = note.dataset.notSent !== problem;
      if (!note.hidden) note.scrollIntoView({ block: "center" });
    }
  };

  const ask = async (form, button) => {
    form.dataset.asking = "yes";
    const { token, problem } = await signedInToken();
    show(form, problem);
    delete form.dataset.asking;
    if (problem) return;
    // Signing in anew has made the form's own token void.
    if (token) form.elements.csrfmiddlewaretoken.value = token;
    form.dataset.mayGo = "yes";
    form.requestSubmit(button);
  };

  for (const form of document.querySelectorAll("[data-ask-first]")) {
    // Before anything else hears of it.
    addEventListener(
      "submit",
      (event) => {
        if (event.target !== form || form.dataset.mayGo) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (!form.dataset.asking) ask(form, event.submitter);
      },
      true,
    );
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-ask-first]")) delete form.dataset.mayGo;
  });
})();
