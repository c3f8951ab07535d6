// The peer in Node: Eleventy with Nunjucks and markdown-it, and Intl for what the others take from CLDR.
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt("commonmark", { html: false });

export function plain(text) {
  const out = [], addresses = [];
  for (const token of markdown.parseInline(text, {})[0].children) {
    if (token.type === "text") out.push(token.content);
    else if (token.type === "link_open") addresses.push(token.attrGet("href"));
    else if (token.type === "link_close") out.push(` (${addresses.pop()})`);
  }
  return out.join("");
}

export default function (config) {
  config.addFilter("html", (text) => markdown.renderInline(text));
  config.addFilter("text", plain);
  config.setQuietMode(true);
  return { dir: { input: "src", includes: "../_includes", data: "../_data", output: process.env.OUT } };
}
