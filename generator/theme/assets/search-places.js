// Places by name or code, from small files by the first letters (see generator/pages/place_names.py).
// Nothing is kept but the files already fetched; a query asks for at most three.

const files = new Map();

function fetchFile(base, key) {
  const name = key.replaceAll(" ", "-");
  if (!files.has(name)) {
    files.set(name, fetch(`${base}data/nama/${name}.json`).then(
      (answer) => (answer.ok ? answer.json() : null), () => null));
  }
  return files.get(name);
}

export const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
  .replace(/[^a-z0-9]+/g, " ").trim();

/** Edit distance (a swap of neighbours is one slip), or Infinity beyond `most`. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let older = [], old = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [older, old] = [old, row];
  }
  return old[b.length] <= most ? old[b.length] : Infinity;
}

export const slips = (word) => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/** The file that holds the places whose key starts with `query`: the deepest one on its path. */
async function along(base, query) {
  const starts = await fetchFile(base, "index");
  const first = starts?.includes(query.slice(0, 2)) && await fetchFile(base, query.slice(0, 2));
  if (!first) return null;
  const split = new Set(first.split);
  let end = 2;
  while (split.has(query.slice(0, end)) && query.length > end) end++;
  return (end === 2 ? first : (await fetchFile(base, query.slice(0, end).trimEnd())) || first);
}

function score(place, words, code, regions, allowed) {
  const [own, name, kind] = place;
  if (code) return own.replaceAll(".", "").startsWith(code) ? 50 - own.length : 0;
  const mine = plain(name), parts = mine.split(" ");
  const around = plain(`${regions[own.slice(0, 8)] || ""} ${regions[own.slice(0, 5)] || ""}`).split(" ");
  let hits = 0, sum = 0;
  for (const word of words) {
    const slip = (part) => distance(word, allowed && part.length > word.length + 1 ? part.slice(0, word.length) : part, slips(word));
    if (parts.some((part) => part.startsWith(word))) { hits++; sum += parts.includes(word) ? 4 : 3; }
    else if (around.some((part) => part.startsWith(word))) sum += 1;
    else if (allowed && slips(word) && parts.some((part) => slip(part) < Infinity)) { hits++; sum += 2 - Math.min(...parts.map(slip)) / 2; }
    else return 0;
  }
  if (!hits) return 0;
  const query = words.join(" ");
  return sum / words.length + (mine === query ? 4 : mine.startsWith(query) ? 1 : 0) + ("pbci".includes(kind) ? 0.5 : 0);
}

/** Places that answer the query, best first; `regions` names what they lie in. */
export async function findPlaces(base, query) {
  const compact = query.replace(/[.\s]/g, "");
  const code = /^\d{2,10}$/.test(compact) ? compact : "";
  const words = plain(query).split(" ").filter(Boolean);
  if (!code && !words.some((word) => word.length > 1)) return [];
  const starts = code ? [code] : words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(" ")).filter((key) => key.length > 1).slice(0, 3);
  const found = (await Promise.all(starts.map((start) => along(base, start)))).filter(Boolean);
  for (const allowed of [false, true]) {
    const best = new Map();
    for (const { places, regions } of found) {
      for (const place of places) {
        const points = score(place, words, code, regions, allowed);
        if (points) best.set(place[0], { place, points, regions });
      }
    }
    if (best.size || code) return [...best.values()].sort((a, b) => b.points - a.points || (a.place[1] < b.place[1] ? -1 : a.place[1] > b.place[1] ? 1 : a.place[0] < b.place[0] ? -1 : 1));
  }
  return [];
}
