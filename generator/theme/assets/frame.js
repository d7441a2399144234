// The switch between the light and the dark page. Without it the page follows the system, as it does without JavaScript.
{
  const root = document.documentElement;
  const button = document.querySelector("button.scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.mdColorScheme ? root.dataset.mdColorScheme === "slate" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.mdColorScheme = isDark() ? "default" : "slate";
    try {
      localStorage.setItem("kerangka-scheme", root.dataset.mdColorScheme);
    } catch {
      // a browser that remembers nothing still switches this page
    }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
