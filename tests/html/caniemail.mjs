// Asks caniemail what mail programs do not support in mails' HTML and CSS.
// On stdin {clients: [...], mails: {name: html}}, on stdout [{mail, client, feature, support}].
import { caniemail, rawData } from "caniemail";

const { clients, mails } = JSON.parse(await new Response(process.stdin).text());

// caniemail stops where a feature was never tried in a client; such a gap counts as partial support.
for (const { stats } of rawData.data) {
  for (const client of clients) {
    const [family, platform] = client.split(".");
    stats[family] ??= {};
    stats[family][platform] ??= { untried: "u" };
  }
}

const found = [];
for (const [mail, html] of Object.entries(mails)) {
  const { issues } = caniemail({ clients, html });
  for (const list of [issues.errors, issues.warnings]) {
    for (const [client, entries] of list) {
      for (const { title, support } of entries) found.push({ mail, client, feature: title, support });
    }
  }
}
process.stdout.write(JSON.stringify(found));
