/* The map to pan and zoom: Leaflet over our own data, without tiles. Without this script the page keeps
   its still picture and its list of regencies. Every village on the map is also in the list below it,
   because a keyboard cannot reach hundreds of marks. */
(() => {
  const box = document.querySelector(".live-map");
  if (!box || !window.L || !window.fetch) return;
  const words = JSON.parse(box.dataset.words);
  const select = box.querySelector("select");
  const search = box.querySelector("input");
  const list = box.querySelector(".map-list");
  const count = box.querySelector(".map-count");
  const language = document.body.lang || document.documentElement.lang || "id";
  const LISTED = 30;
  const ALL_AT_ONCE = 12; // so many regencies are fetched without being asked for
  const regencies = new Map(); // code -> {info, data, layer}
  const villages = new Map(); // code -> {code, name, district, at, regency, marker, shape}
  const plain = (text) => text.toLocaleLowerCase("id").replace(/[\s.'’-]/g, "");

  const state = { indicator: select ? select.value : "", map: null, index: null };

  /* ---------- values and marks ---------- */
  const legendOf = (id) => box.querySelector(`.map-legend[data-indicator="${id}"]`);
  const stepOf = (village) => regencies.get(village.regency).data.steps[state.indicator]?.[village.code];
  const nameOfStep = (step) => legendOf(state.indicator)?.querySelector(`li[data-step="${step}"]`)?.dataset.name || "";

  function figure(village) {
    const value = regencies.get(village.regency).data.values[state.indicator]?.[village.code];
    if (value === undefined) return words.none;
    const step = stepOf(village);
    const digits = (value.split(".")[1] || "").length;
    if (Number.isNaN(Number(value))) return nameOfStep(step);
    const unit = select.selectedOptions[0].dataset.unit || "";
    const number = Number(value).toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return `${number}${unit}, ${nameOfStep(step)}`;
  }

  function iconOf(village) {
    const step = stepOf(village);
    const mark = step === undefined ? 'li[data-step="none"]' : `li[data-step="${step}"]`;
    const drawn = legendOf(state.indicator)?.querySelector(`${mark} svg`);
    const html = drawn ? drawn.outerHTML : '<svg class="map-mark" width="14" height="14"><circle class="full" cx="7" cy="7" r="5"/></svg>';
    return L.divIcon({ html, className: "live-mark", iconSize: [24, 24] });
  }

  function shadeOf(village) {
    const step = stepOf(village);
    const steps = state.index.indicators[state.indicator]?.steps || 1;
    return `village step-${step === undefined ? "none" : Math.round((step * 4) / Math.max(steps - 1, 1))}`;
  }

  function popupOf(village) {
    const told = document.createElement("div");
    const link = document.createElement("a");
    link.href = `${box.dataset.village}${village.code}/`;
    link.textContent = village.name;
    const place = document.createElement("span");
    place.textContent = `${village.district} · ${village.code}`;
    const value = document.createElement("span");
    value.textContent = state.indicator ? `${select.selectedOptions[0].textContent}: ${figure(village)}` : "";
    const more = document.createElement("a");
    more.href = link.href;
    more.textContent = words.page;
    const title = document.createElement("b");
    title.append(link);
    told.append(title, place, value, more);
    told.className = "map-told";
    return told;
  }

  /* ---------- data ---------- */
  async function fetched(name) {
    const answer = await fetch(box.dataset.index.replace("index.json", `${name}.json`));
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function load(code) {
    const one = regencies.get(code);
    if (!one || one.asked) return one?.asked;
    one.asked = fetched(code).then((data) => {
      one.data = data;
      L.polygon(data.outline, { className: "land", interactive: false }).addTo(state.map);
      for (const [village, name, district, latitude, longitude] of data.villages) {
        const here = { code: village, name, district, regency: code, at: [latitude, longitude] };
        villages.set(village, here);
        if (data.shapes[village]) {
          here.shape = L.polygon(data.shapes[village], { className: shadeOf(here) }).bindPopup(() => popupOf(here)).addTo(state.map);
        }
        here.marker = L.marker(here.at, { icon: iconOf(here), keyboard: false, alt: name, title: `${name}, ${district}` });
        here.marker.bindPopup(() => popupOf(here), { closeButton: true }).addTo(state.map);
      }
      tell();
    });
    return one.asked;
  }

  const loadVisible = () => {
    const view = state.map.getBounds();
    for (const [code, one] of regencies) {
      const [south, west, north, east] = one.info.box;
      if (regencies.size <= ALL_AT_ONCE || (state.map.getZoom() >= 8 && view.intersects([[south, west], [north, east]]))) load(code).catch(fail);
    }
  };

  function fail() {
    count.textContent = words.failed;
  }

  /* ---------- list and search ---------- */
  function matches(village, asked) {
    return plain(village.name).includes(asked) || village.code.replaceAll(".", "").startsWith(asked) || plain(village.district).includes(asked);
  }

  function tell() {
    const asked = plain(search.value);
    const view = state.map.getBounds();
    const chosen = [...villages.values()].filter((one) => (asked ? matches(one, asked) : view.contains(one.at)));
    chosen.sort((a, b) => plain(b.name).startsWith(asked) - plain(a.name).startsWith(asked) || a.name.localeCompare(b.name, "id"));
    list.replaceChildren(...chosen.slice(0, LISTED).map(entry));
    count.textContent = chosen.length
      ? `${chosen.length.toLocaleString(language)} ${asked ? words.found : words.villages}${chosen.length > LISTED ? `; ${words.first.replace("{}", LISTED)}` : ""}`
      : asked && villages.size ? words.nothing : "";
  }

  function entry(village) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = village.name;
    button.title = words.show;
    button.addEventListener("click", () => show(village));
    const about = document.createElement("small");
    about.textContent = `${village.district} · ${figure(village)}`;
    const link = document.createElement("a");
    link.href = `${box.dataset.village}${village.code}/`;
    link.textContent = words.page;
    link.setAttribute("aria-label", `${words.page} ${village.name}`);
    item.append(button, about, link);
    return item;
  }

  function show(village) {
    state.map.setView(village.at, Math.max(state.map.getZoom(), 12), { animate: false });
    village.marker.openPopup();
    box.querySelector(".map-stage").scrollIntoView({ block: "nearest" });
    box.querySelector(".leaflet-popup a")?.focus({ preventScroll: true });
  }

  async function find() {
    const asked = plain(search.value);
    // A code or the name of a regency says what to fetch; a village is looked for in what is there already.
    const wanted = /^\d{4,}$/.test(asked) ? [`${asked.slice(0, 2)}.${asked.slice(2, 4)}`]
      : asked.length > 2 ? [...regencies].filter(([, one]) => plain(one.info.name).includes(asked)).map(([code]) => code) : [];
    await Promise.all(wanted.map(load)).catch(fail);
    tell();
  }

  /* ---------- map ---------- */
  function grid(map) {
    const lines = L.layerGroup().addTo(map);
    const draw = () => {
      lines.clearLayers();
      const view = map.getBounds();
      const span = view.getEast() - view.getWest();
      const step = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01].findLast((one) => span / one <= 6) || 10;
      const style = { className: "degree", interactive: false };
      for (let x = Math.ceil(view.getWest() / step) * step; x < view.getEast(); x += step) L.polyline([[-15, x], [10, x]], style).addTo(lines);
      for (let y = Math.ceil(view.getSouth() / step) * step; y < view.getNorth(); y += step) L.polyline([[y, 85], [y, 150]], style).addTo(lines);
    };
    map.on("moveend", draw);
    draw();
  }

  function choose() {
    state.indicator = select.value;
    for (const one of box.querySelectorAll(".map-legend")) one.hidden = one.dataset.indicator !== state.indicator;
    for (const one of document.querySelectorAll("[data-source]")) one.hidden = one.dataset.source !== state.indicator;
    for (const village of villages.values()) {
      village.marker.setIcon(iconOf(village));
      if (village.shape) village.shape.getElement()?.setAttribute("class", `leaflet-interactive ${shadeOf(village)}`);
    }
    state.map.closePopup();
    tell();
  }

  async function start() {
    state.index = await fetched("index");
    for (const info of state.index.regencies) regencies.set(info.code, { info });
    box.hidden = false;
    document.querySelector(".still-map").hidden = true;
    const stage = box.querySelector(".map-stage");
    const map = L.map(stage, { zoomControl: false, zoomSnap: 0.25, attributionControl: false, minZoom: 4, maxZoom: 14, maxBounds: [[-20, 80], [16, 156]] });
    state.map = map;
    stage.setAttribute("role", "region");
    stage.setAttribute("aria-label", words.map);
    L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
    const boxes = state.index.regencies.map(({ box: [south, west, north, east] }) => [[south, west], [north, east]]);
    map.fitBounds(L.latLngBounds(boxes.flat()), { padding: [16, 16] });
    grid(map);
    if (state.index.ground) {
      const ground = await fetched("ground");
      L.polygon(ground.map((ring) => [ring]), { className: "land", interactive: false }).addTo(map).bringToBack();
    }
    map.on("moveend", () => { loadVisible(); tell(); });
    select?.addEventListener("change", choose);
    search.addEventListener("input", find);
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
    });
    loadVisible();
  }

  start().catch(() => {
    box.hidden = true;
    box.classList.add("failed");
    document.querySelector(".still-map").hidden = false;
    document.querySelector(".still-map").classList.add("needed");
  });
})();
