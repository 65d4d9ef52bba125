// A page about a long job looks every two seconds how far it is. Without this there is its link.
const PAUSE = 2000;

async function look(state) {
  if (state.dataset.waiting !== "yes") return;
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-waiting]");
    // The same element stays: only then is its change read out.
    state.replaceChildren(...now.childNodes);
    state.dataset.waiting = now.dataset.waiting;
  }
  setTimeout(look, PAUSE, state);
}

const state = document.querySelector("[data-waiting]");
if (state) setTimeout(look, PAUSE, state);
