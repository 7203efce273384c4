// Loads the page again when the book has been built anew. A tab that nobody looks at asks when
// somebody does, since browsers let few pages wait at a time.
"use strict";
{
  const { version } = document.currentScript.dataset;
  let events;
  const follow = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(`/_preview/events?${version}`);
    events.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}
