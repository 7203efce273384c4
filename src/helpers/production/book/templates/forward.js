// Leads on from the address of the newest edition, with the place on the page that was asked for.
"use strict";
location.replace(document.querySelector("a.main").href + location.search + location.hash);
