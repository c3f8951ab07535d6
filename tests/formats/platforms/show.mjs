// What the real libraries show of our files: `node show.mjs CONSUMER < files.json`.
import { readFileSync } from "node:fs";

const day = (text, locale, options) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(text));

const consumers = {
  // Each message of a bundle is parsed and formatted; dates are written as Dart's DateFormat would.
  async arb({ locale, source }) {
    const { IntlMessageFormat } = await import("intl-messageformat");
    const bundle = JSON.parse(source);
    const fields = { weekday: /EEEE/, year: /y/, month: /MMMM/, day: /d/ };
    const shown = {};
    for (const [key, text] of Object.entries(bundle)) {
      if (key.startsWith("@")) continue;
      const values = {};
      for (const [name, it] of Object.entries(bundle[`@${key}`].placeholders ?? {})) {
        const found = Object.keys(fields).filter((field) => fields[field].test(it.format));
        const options = Object.fromEntries(found.map((field) => [field, /month|weekday/.test(field) ? "long" : "numeric"]));
        values[name] = day(it.example, locale, options);
      }
      shown[key] = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values);
    }
    return shown;
  },

  // With the library's own settings: nothing is said about dots in keys.
  async i18next({ locale, namespace, source }) {
    const { default: i18next } = await import("i18next");
    const resource = JSON.parse(source);
    const app = i18next.createInstance();
    const resources = { [locale]: { [namespace]: resource } };
    await app.init({ lng: locale, fallbackLng: false, resources, defaultNS: namespace, ns: [namespace], showSupportNotice: false });
    const values = Object.fromEntries(
      Object.keys(resource).filter((key) => key.startsWith("facts.")).map((key) => {
        const name = key.slice("facts.".length).replaceAll(".", "_");
        return [name, new Date(app.t(key))];
      }),
    );
    return Object.fromEntries(Object.keys(resource).map((key) => [key, app.t(key, values)]));
  },

  async fluent({ locale, source, facts }) {
    const { FluentBundle, FluentResource, FluentDateTime } = await import("@fluent/bundle");
    const bundle = new FluentBundle(locale, { useIsolating: false });
    const errors = bundle.addResource(new FluentResource(source));
    const values = Object.fromEntries(
      Object.entries(facts).map(([name, text]) => [name, new FluentDateTime(Date.parse(text), { timeZone: "UTC" })]),
    );
    const shown = {};
    for (const [id, message] of bundle._messages) {
      shown[id] = bundle.formatPattern(message.value, values, errors);
      for (const [name, pattern] of Object.entries(message.attributes)) {
        shown[`${id}.${name}`] = bundle.formatPattern(pattern, values, errors);
      }
    }
    if (errors.length) throw errors[0];
    return shown;
  },

  async module({ path }) {
    const it = await import(path);
    const format = (text, options) => day(text, it.locale, options);
    const patterns = Object.entries(it.patterns).map(([key, pattern]) => [`${key}.pattern`, pattern(format)]);
    return {
      locale: it.locale,
      direction: it.direction,
      same: it.default === it.messages,
      facts: it.facts,
      shown: { ...it.messages, ...Object.fromEntries(patterns) },
    };
  },
};

const files = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const file of files) answers.push(await consumers[process.argv[2]](file));
process.stdout.write(JSON.stringify(answers));
