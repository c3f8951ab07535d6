import { plain } from "../eleventy.config.mjs";

function spoken(node, say) {
  if (Array.isArray(node)) return node.map((it) => spoken(it, say));
  if (node === null || typeof node !== "object") return node;
  const told = (key) => ({ id: key, text: plain(say[key]) });
  const result = {};
  for (const [name, value] of Object.entries(node))
    if (["message", "label", "help"].includes(name)) result[name] = told(value);
    else result[name] = name === "messages" ? value.map(told) : spoken(value, say);
  return result;
}

export const data = { pagination: { data: "files.json", size: 1, alias: "it" }, permalink: ({ it }) => `${it.language.tag}/${it.stem}.json` };

export function render({ it }) {
  const { page, messages } = it;
  const meta = Object.fromEntries(Object.entries(page.meta).map(([name, key]) => [name, { id: key, text: plain(messages[key]) }]));
  const whole = { surface: page.surface, state: page.state, locale: it.language.tag, meta, blocks: spoken(page.blocks, messages) };
  return JSON.stringify(whole, null, 1) + "\n";
}
