// The page works without this. It marks the year that is being read in the year navigation.
const years = document.querySelector(".years");
if (years && "IntersectionObserver" in window) {
  const links = new Map([...years.querySelectorAll("a")].map((a) => [a.hash.slice(1), a]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const link = links.get(entry.target.getAttribute("aria-labelledby"));
        if (entry.isIntersecting) link?.setAttribute("aria-current", "true");
        else link?.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-30% 0px -65% 0px" },
  );
  document.querySelectorAll(".year").forEach((year) => seen.observe(year));
}

// Browsers that cannot style what is folded print it because it is open.
addEventListener("beforeprint", () => {
  document.querySelectorAll("details.more").forEach((more) => (more.open = true));
});
