// Makes the page of a village into one file: its article in the frame that the page brings along, with the
// style sheets inside. Nothing is stored on the server, and the same frame is filled by `kerangka export village`.
(() => {
  const frame = document.querySelector(".file-frame");
  const box = document.querySelector(".downloads .save");
  if (!frame || !box) return;
  const save = box.querySelector("[data-save]"), share = box.querySelector("[data-share]"), said = box.querySelector(".saved");
  const { code, name, styles } = frame.dataset;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  const text = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer.text();
  };

  // The page as it was published, not as scripts and the reader have changed it since.
  const published = async () => {
    try {
      return new DOMParser().parseFromString(await text(location.pathname), "text/html");
    } catch {
      return document.cloneNode(true);
    }
  };

  const style = async () => {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const wanted = styles.split(" ").map((one) => links.find((link) => new URL(link.href).pathname.endsWith(`/${one}`)));
    const sheets = await Promise.all(wanted.map((link) => text(link.href)));
    return sheets.join("").replace(/\/\*[\s\S]*?\*\/\s*/g, "");
  };

  const body = async () => {
    const page = await published();
    const article = page.querySelector("main article");
    article.querySelectorAll("[data-site-only], script").forEach((one) => one.remove());
    const base = page.querySelector('link[rel="canonical"]').href;
    article.querySelectorAll("a[href]").forEach((one) => {
      const href = one.getAttribute("href");
      if (!href.startsWith("#")) one.setAttribute("href", new URL(href, base).href);
    });
    return article.innerHTML;
  };

  const file = async () => {
    const [css, content] = await Promise.all([style(), body()]);
    const filled = frame.textContent.replace("[[style]]", () => css).replace("[[body]]", () => content);
    return new File([filled + "\n"], `desa-${code}-${slug}.html`, { type: "text/html" });
  };

  const download = (made) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(made);
    link.download = made.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);  // slow phones start to write late
    said.textContent = `${said.dataset.done} ${made.name}`;
  };

  const told = (act) => async () => {
    try {
      await act(await file());
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = said.dataset.failed;  // a reader may change their mind
    }
  };

  save.addEventListener("click", told(download));
  const probe = new File(["."], "desa.html", { type: "text/html" });
  if (navigator.canShare?.({ files: [probe] })) {
    share.hidden = false;
    share.addEventListener("click", told((made) => navigator.share({ files: [made], title: document.title })));
  }
  box.hidden = false;
})();
