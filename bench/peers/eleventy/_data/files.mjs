// Each page in each language, by kind of file, with its messages finished but for their Markdown.
import fs from "node:fs";

const site = JSON.parse(fs.readFileSync("site.json", "utf8"));

function spoken(fact, base) {
  const { kind, value } = fact;
  if (kind === "date") return new Intl.DateTimeFormat(base, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value));
  if (kind === "duration") return new Intl.NumberFormat(base, { style: "unit", unit: fact.unit, unitDisplay: "long" }).format(value);
  if (kind === "list") return new Intl.ListFormat(base, { type: "conjunction" }).format(value[base]);
  return value[base];
}

export default function () {
  const files = { html: [], fragment: [], md: [], txt: [], json: [] };
  for (const language of site.languages) {
    const facts = {};
    for (const [name, fact] of Object.entries(site.facts)) facts[name] = spoken(fact, language.base);
    const messages = JSON.parse(fs.readFileSync(`i18n/${language.tag}.json`, "utf8"));
    for (const key in messages) messages[key] = messages[key].replace(/\{([a-z0-9_.]+)\}/g, (_, name) => facts[name]);
    for (const [stem, page] of Object.entries(site.pages))
      for (const kind of page.kinds) files[kind].push({ stem, page, language, messages, languages: site.languages });
  }
  return files;
}
