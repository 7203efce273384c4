// Shows the pages outside the editions light or dark, as readers have chosen in one of them.
"use strict";
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Browsers may refuse to keep anything; the page then follows the system.
}
