// Lets readers choose light or dark. Without this script the page follows the system.
"use strict";
{
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const other = () => (shown() === "dark" ? "light" : "dark");
  // Browsers may refuse to keep anything; the choice then lasts for this page only.
  const kept = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };

  const before = kept((store) => store.getItem("theme"));
  if (before) root.dataset.theme = before;
  // The button has its place before it can be shown, so that nothing moves.
  root.classList.add("t-script");

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".t-theme");
    if (!button) return;
    const label = () => (button.textContent = button.dataset[other()]);
    button.addEventListener("click", () => {
      root.dataset.theme = other();
      kept((store) => store.setItem("theme", root.dataset.theme));
      label();
    });
    system.addEventListener("change", label);
    label();
    button.hidden = false;
  });
}
