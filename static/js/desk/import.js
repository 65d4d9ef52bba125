// A job is at work: every two seconds the page looks how far it is. Without this there is its link.
const PAUSE = 2000;

async function look(state) {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.redirected) return location.replace(answer.url);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-working]");
    if (!now) return location.reload();
    // A button that somebody is about to press stays where it is.
    if (now.dataset.working !== "yes") return location.reload();
    state.querySelector("p").replaceWith(now.querySelector("p"));
    state.querySelector("progress").replaceWith(now.querySelector("progress"));
  }
  setTimeout(look, PAUSE, state);
}

const state = document.querySelector('[data-working="yes"]');
if (state) setTimeout(look, PAUSE, state);
