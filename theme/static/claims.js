// Lets readers choose among the claims. Without this script all are there, those that hold closed.
"use strict";
{
  const list = document.querySelector("[data-choices]");
  const groups = [...list.children];
  const lines = [...list.querySelectorAll("[data-verdict]")];
  // A link to a claim shows it, whatever is chosen.
  const meant = (line) => line.contains(document.getElementById(location.hash.slice(1)));

  const { box, show } = choices(list, lines, (line, name, code) => line.dataset[name] === code || meant(line), (seen, chosen) => {
    for (const line of lines) line.hidden = !seen.includes(line);
    for (const group of groups) {
      const count = seen.filter((line) => group.contains(line)).length;
      group.querySelector("h3 span").textContent = count;
      group.hidden = !count;
      group.open ||= chosen.length > 0;
    }
  });
  list.prepend(box);
  window.addEventListener("hashchange", show);
  show();
}
