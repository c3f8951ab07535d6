import { plain } from "../eleventy.config.mjs";

function* lines(blocks, say) {
  for (const block of blocks) {
    if (block.type === "heading" || block.type === "paragraph") yield plain(say[block.message]);
    else if (block.type === "list") yield block.messages.map((key) => `- ${plain(say[key])}`).join("\n");
    else if (block.type === "card") yield* lines(block.blocks, say);
    else if (block.type === "switch") yield `[ ] ${plain(say[block.label])}\n    ${plain(say[block.help])}`;
    else if (block.type === "actions") yield block.actions.map((it) => `[${plain(say[it.label])}] ${it.url || ""}`).join("\n");
  }
}

export const data = { pagination: { data: "files.txt", size: 1, alias: "it" }, permalink: ({ it }) => `${it.language.tag}/${it.stem}.txt` };
export const render = ({ it }) => [...lines(it.page.blocks, it.messages)].join("\n\n") + "\n";
