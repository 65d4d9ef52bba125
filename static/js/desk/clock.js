// Keeps the two cities' clocks right while the page stays open. The server wrote the time it knew.
(() => {
  const EVERY = 10_000;

  const time = (zone) =>
    new Intl.DateTimeFormat("de", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format();

  const tell = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      clock.textContent = time(clock.dataset.clock);
    }
  };

  setInterval(tell, EVERY);
})();
