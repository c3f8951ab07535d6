function* lines(blocks, say, before) {
  for (const block of blocks) {
    if (block.type === "heading") yield `${before}${"#".repeat(block.level)} ${say[block.message]}`;
    else if (block.type === "paragraph") yield before + say[block.message];
    else if (block.type === "list") yield block.messages.map((key) => `${before}- ${say[key]}`).join("\n");
    else if (block.type === "card") yield* lines(block.blocks, say, "> ");
    else if (block.type === "switch") { yield `${before}**${say[block.label]}**`; yield before + say[block.help]; }
    else if (block.type === "actions")
      for (const it of block.actions) yield before + (it.url ? `[${say[it.label]}](${it.url})` : say[it.label]);
  }
}

export const data = { pagination: { data: "files.md", size: 1, alias: "it" }, permalink: ({ it }) => `${it.language.tag}/${it.stem}.md` };
export const render = ({ it }) => [...lines(it.page.blocks, it.messages, "")].join("\n\n") + "\n";
