// Pages by what they say: Pagefind's index, asked also for related words and for what a slip may have meant.

import { distance, plain, slips } from "./search-places.js";

const shards = new Map();
let engine;

const load = (base) => (engine ??= import(new URL("pagefind/pagefind.js", base)).then(async (made) => {
  await made.options({ baseUrl: new URL(base).pathname, excerptLength: 18 });
  return made;
}));

/** Words of one first letter, each with the words related to it. */
function words(base, letter) {
  if (!/[a-z0-9]/.test(letter)) return Promise.resolve(new Map());
  if (!shards.has(letter)) {
    shards.set(letter, fetch(`${base}cari/kata/${letter}.txt`).then((answer) => (answer.ok ? answer.text() : "")).then((text) =>
      new Map(text.split("\n").map((line) => line.split("\t")).map(([word, others]) => [word, others ? others.split("|") : []]))));
  }
  return shards.get(letter);
}

/** The nearest word of the pages, or the word itself where it is one or starts one. */
async function mended(base, word) {
  const known = await words(base, word[0]);
  if (!slips(word) || known.has(word) || [...known.keys()].some((one) => one.startsWith(word))) return word;
  let best = word, least = slips(word) + 1;
  for (const one of known.keys()) {
    const far = distance(word, one, least - 1);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

/** The query as typed or mended, and other queries that mean the same. */
async function readings(base, query) {
  const typed = plain(query).split(" ").filter(Boolean);
  if (!typed.length) return [];
  const parts = await Promise.all(typed.map((word) => mended(base, word)));
  const main = parts.join(" ");
  const whole = (await words(base, main[0])).get(main) || [];
  const swapped = parts.length === 1 ? [] : (await Promise.all(parts.map(async (word, i) => {
    const others = (await words(base, word[0])).get(word) || [];
    return others.slice(0, 1).map((other) => parts.with(i, other).join(" "));
  }))).flat();
  return [...new Set([main, ...whole, ...swapped])].slice(0, 6);
}

/** Pages that answer, best first: {url, title, part, excerpt}; `asked` is what was looked for. */
export async function findPages(base, query, most) {
  const [made, asked] = await Promise.all([load(base), readings(base, query)]);
  const best = new Map();
  for (const [place, reading] of asked.entries()) {
    if (place && best.size > 40) break;
    for (const result of (await made.search(reading)).results) {
      const score = result.score * (place ? 0.6 : 1);
      if (!(best.get(result.id)?.score >= score)) best.set(result.id, { result, score });
    }
  }
  const first = [...best.values()].sort((a, b) => b.score - a.score).slice(0, most);
  const pages = await Promise.all(first.map(async ({ result }) => {
    const data = await result.data();
    const part = data.sub_results?.find((one) => one.anchor) || null;
    const sub = data.sub_results?.[0];
    return { url: sub?.url || data.url, title: data.meta.title, part: sub && sub.title !== data.meta.title ? sub.title : part && sub === part ? part.title : "", excerpt: (sub || data).excerpt };
  }));
  return { pages, total: best.size, asked: asked[0] || query };
}
