// Says when the pages are old: a site that nobody builds again looks as if all were calm.
// Everything else works without scripts.
(() => {
  const say = () => {
    const foot = document.querySelector(".okr-foot[data-day]");
    const days = foot && Math.floor((Date.now() - Date.parse(foot.dataset.day)) / 864e5);
    if (!(days > 2) || document.querySelector(".okr-old")) return;
    const note = document.createElement("p");
    note.className = "okr-banner okr-old";
    note.textContent = foot.dataset.old.replace("%", days);
    foot.parentNode.prepend(note);
  };
  say();
  // Material announces pages that it changes in place.
  if (window.document$) window.document$.subscribe(say);
})();
