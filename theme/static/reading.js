// Keeps readers of long pages from getting lost. Without this script the head stays at the top.
"use strict";
{
  const root = document.documentElement;
  const head = document.querySelector(".t-head");

  // The head yields to who reads on, and is back with the first step up.
  const STEP = 8;
  let before = window.scrollY;
  window.addEventListener(
    "scroll",
    () => {
      const now = Math.max(window.scrollY, 0);
      if (Math.abs(now - before) < STEP) return;
      root.classList.toggle("t-on", now > before && now > head.offsetHeight);
      before = now;
    },
    { passive: true },
  );
  root.classList.add("t-reading");

  // The section at hand is marked where the sections of the page are listed.
  const lists = [...document.querySelectorAll(".t-toc, .t-here")];
  const links = lists.flatMap((list) => [...list.querySelectorAll("a")]);
  const name = (link) => decodeURIComponent(link.hash.slice(1));
  const sections = [...new Set(links.map(name))]
    .map((id) => id && document.getElementById(id))
    .filter(Boolean);
  const seen = new Set();
  const mark = (section) => {
    for (const link of links) {
      if (name(link) === section.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      // The innermost: it comes last.
      const here = sections.filter((section) => seen.has(section)).pop();
      if (here) mark(here);
    },
    { rootMargin: "-25% 0px -74% 0px" },
  );
  sections.forEach((section) => watch.observe(section));

  // On a phone, the list of sections has done its work.
  document.querySelector(".t-here")?.addEventListener("click", ({ target, currentTarget }) => {
    if (target.closest("a")) currentTarget.open = false;
  });
}
