// What every page can do beyond reading: switch between light and dark, and scroll wide tables by keyboard.
// Without JavaScript the page follows the system, and the browser's own ways of scrolling stay.
{
  const root = document.documentElement;
  const button = document.querySelector("button.scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.mdColorScheme ? root.dataset.mdColorScheme === "slate" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const dark = !isDark();
    // Whoever goes back to what the system says follows the system again.
    if (dark === system.matches) delete root.dataset.mdColorScheme;
    else root.dataset.mdColorScheme = dark ? "slate" : "default";
    try {
      if (root.dataset.mdColorScheme) localStorage.setItem("kerangka-scheme", root.dataset.mdColorScheme);
      else localStorage.removeItem("kerangka-scheme");
    } catch {
      // a browser that remembers nothing still switches this page
    }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
{
  // A box, or a table of running text on a phone, is a stop for the keyboard only while it has something to scroll.
  const measured = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".scroll:not([tabindex]), article > table")) measured.observe(box);
}
