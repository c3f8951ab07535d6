// The desk: pages side by side, as they are on the disk now. No word of a page ever becomes markup here.
// What is chosen stands in the address, to be kept or sent.
"use strict";

const shown = (id) => document.getElementById(id);
const HINT = "Select a fact, a sentence or a framed finding to see where it comes from: with a click, or with Tab and Enter.";
const FIRST = {surfaces: 2, languages: 3};
const chosen = {surfaces: null, languages: null};
const checked = {version: null, findings: new Map()};
let about = null;
let asked = 0;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function day() {
  if (!about || !about.deadline) return null;
  const date = new Date(`${about.deadline.day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Number(shown("day").value));
  return date.toISOString().slice(0, 10);
}

async function load() {
  const number = ++asked;
  const query = day() ? `?day=${day()}` : "";
  const response = await fetch(`/about.json${query}`);
  const data = await response.json();
  if (number !== asked) return; // something newer was asked for meanwhile
  faults(data.faults);
  if (!response.ok) return;
  const first = about === null;
  if (about?.version !== data.version) rest(); // what it told of may be gone
  about = data;
  if (first && about.deadline && day() !== about.deadline.day) return load(); // the address names another day
  shown("policy").textContent = `${about.policy.id}, version ${about.policy.version}`;
  choices("surfaces", about.surfaces.map((it) => [it.name, it.name, ""]));
  choices("languages", about.languages.map((it) => [it.tag, it.name, it.tag]));
  when();
  pages();
}

function faults(found) {
  const section = shown("faults");
  section.hidden = !found.length;
  section.replaceChildren(...found.map((it) => element("p", {}, `${it.message} `, link(it.path, it.line), ` ${it.help}`)));
}

// Makes the children of an element those that are wanted. What stays is not moved: a moved frame loads anew.
function keep(parent, wanted, make) {
  const old = new Map([...parent.children].map((it) => [it.dataset.key, it]));
  const keys = new Set(wanted.map((it) => it.key));
  for (const [key, it] of old) if (!keys.has(key)) it.remove();
  let next = parent.firstElementChild;
  for (const it of wanted) {
    if (next?.dataset.key === it.key) next = next.nextElementSibling;
    else parent.insertBefore(old.get(it.key) ?? make(it), next);
  }
}

function choices(id, all) {
  chosen[id] ??= new Set(all.slice(0, FIRST[id]).map(([value]) => value));
  keep(shown(id), all.map(([value, name, tag]) => ({key: value, name, tag})), ({key, name, tag}) => {
    const box = element("input", {type: "checkbox", value: key});
    box.checked = chosen[id].has(key);
    box.addEventListener("change", () => { box.checked ? chosen[id].add(key) : chosen[id].delete(key); pages(); });
    return element("div", {"data-key": key}, element("label", {}, box, element("span", {}, `${name} `, element("span", {class: "tag"}, tag))));
  });
}

function every(id, checked) {
  for (const box of shown(id).querySelectorAll("input")) {
    box.checked = checked;
    checked ? chosen[id].add(box.value) : chosen[id].delete(box.value);
  }
  pages();
}

function when() {
  shown("when").hidden = !about.deadline;
  if (!about.deadline) return;
  const offset = Number(shown("day").value);
  const side = offset < 0 ? "before" : offset === 0 ? "on" : "after";
  shown("date").textContent = `${day()}, ${side} the deadline (${about.deadline.day}, end of day in ${about.deadline.zone})`;
}

function pages() {
  const audience = shown("audience").value;
  const meant = (it) => audience === "all" || it.audience === "everyone" || it.audience === audience;
  const languages = about.languages.filter((it) => chosen.languages.has(it.tag));
  const surfaces = languages.length ? about.surfaces.filter((it) => chosen.surfaces.has(it.name) && meant(it)) : [];
  for (const id of ["surfaces", "languages"]) {
    const boxes = [...shown(id).querySelectorAll("input")];
    shown(`${id}-counted`).textContent = `${boxes.filter((it) => it.checked).length} of ${boxes.length}`;
  }
  keep(shown("stage"), surfaces.map((it) => ({key: it.name})), section);
  for (const surface of surfaces) {
    const its = shown("stage").querySelector(`[data-key="${CSS.escape(surface.name)}"]`);
    its.querySelector(".state").textContent = surface.state === "always" ? "" : `${surface.state} the deadline`;
    const row = its.querySelector(".row");
    keep(row, languages.map((it) => ({surface, language: it, key: `${it.tag}/${surface.name}`})), figure);
    for (const it of row.children) refresh(it, surface);
  }
  if (!surfaces.length) shown("stage").replaceChildren(element("p", {class: "empty"}, "Nothing is chosen: tick a surface and a language."));
  remember();
}

function section({key}) {
  const heading = element("h2", {}, `${key} `, element("span", {class: "state"}));
  return element("section", {"data-key": key, "aria-label": key}, heading, element("div", {class: "row"}));
}

function figure({surface, language, key}) {
  const frame = element("iframe", {title: `${surface.name} in ${language.name}`});
  frame.addEventListener("load", () => watch(frame, language.tag));
  const review = language.tag === "en" || language.tag.includes("-X") ? "" : element("a", {href: `/review/${language.tag}/`, "aria-label": `review ${language.name}`}, "review");
  const caption = element("figcaption", {}, element("strong", {}, language.name), review, element("span", {class: "findings"}));
  near.observe(frame);
  const beside = element("div", {class: "beside", lang: language.tag, dir: language.direction});
  return element("figure", {"data-key": key, "data-tag": language.tag}, caption, beside, frame);
}

function refresh(figure, surface) {
  const theme = shown("theme").value, facts = shown("facts").checked ? "yes" : "no";
  const frame = figure.querySelector("iframe");
  frame.style.width = `${shown("width").value}px`;
  frame.dataset.wanted = `/page/${figure.dataset.tag}/${surface.page}?theme=${theme}&facts=${facts}&version=${about.version}`;
  bring(frame);
}

// Pages are asked for when they come near what is seen: all languages of all surfaces are a hundred and more.
const near = new IntersectionObserver((entries) => {
  for (const it of entries) {
    it.target.near = it.isIntersecting;
    bring(it.target);
  }
}, {rootMargin: "100%"});

function bring(frame) {
  const {wanted, shown} = frame.dataset;
  if (!frame.near || !frame.contentWindow || shown === wanted) return;
  frame.scrolled = frame.contentWindow.scrollY; // the place that somebody is reading stays
  frame.dataset.shown = wanted;
  frame.contentWindow.location.replace(wanted); // no step of the browser's history
}

async function watch(frame, tag) {
  const inside = frame.contentDocument;
  if (!frame.dataset.shown || !inside?.body) return;
  frame.contentWindow.scrollTo(0, frame.scrolled);
  inside.addEventListener("click", (event) => select(event, tag));
  inside.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.tabIndex === 0 && !event.target.closest("a, button")) event.target.click(); });
  for (const it of inside.querySelectorAll("[data-fact]")) if (!it.closest("a, button")) it.tabIndex = 0;
  const beside = [...inside.querySelectorAll('meta[name^="preview:"]')];
  frame.previousElementSibling.replaceChildren(...beside.map((it) => element("p", {}, element("span", {class: "tag", lang: "en"}, it.name.slice(8)), ` ${it.content}`)));
  const found = await findings(tag);
  let here = 0;
  for (const it of found) {
    for (const place of inside.querySelectorAll(`[data-message="${CSS.escape(it.message_id ?? "")}"]`)) {
      place.dataset.found = "";
      place.tabIndex = 0;
      place.findings = [...(place.findings ?? []), it];
      here++;
    }
  }
  const counted = frame.closest("figure")?.querySelector(".findings");
  if (counted) counted.textContent = here ? `${here} finding${here === 1 ? "" : "s"}` : "";
}

// What the checks say of a language, asked once a version; the number stands beside its name, with all of them behind it.
async function findings(tag) {
  if (checked.version !== about.version) {
    checked.version = about.version;
    checked.findings.clear();
    for (const it of shown("languages").querySelectorAll("button")) it.remove();
  }
  if (!checked.findings.has(tag)) checked.findings.set(tag, look(tag, about.version));
  return checked.findings.get(tag);
}

async function look(tag, version) {
  const response = await fetch(`/findings/${tag}.json`);
  const found = response.ok ? await response.json() : [];
  const row = shown("languages").querySelector(`[data-key="${CSS.escape(tag)}"]`);
  if (found.length && row && version === checked.version) {
    const button = element("button", {type: "button", "aria-label": `findings in ${tag}`}, `${found.length} finding${found.length === 1 ? "" : "s"}`);
    button.addEventListener("click", () => panel(found.map(told)));
    row.append(button);
  }
  return found;
}

function select(event, tag) {
  const pressed = event.target.closest("a, button");
  if (pressed) event.preventDefault();
  // By keyboard it is the link or button that is pressed, and the fact stands in it.
  const fact = event.target.closest("[data-fact]") ?? (event.detail ? null : pressed?.querySelector("[data-fact]"));
  const found = event.target.closest("[data-found]");
  const message = event.target.closest("[data-message]")?.dataset.message;
  const parts = (found?.findings ?? []).map(told);
  const its = about.facts[fact?.dataset.fact];
  if (its) parts.push([`${fact.dataset.fact} = ${its.value} `, link(its.place.replace(/:\d+:\d+$/, ""), its.line)]);
  if (message) parts.push(["in the message ", element("a", {href: `/message/${tag}/${encodeURIComponent(message)}`, target: "_blank"}, message)]);
  if (!parts.length) return;
  panel(parts);
  if (event.detail === 0) shown("panel").querySelector("a").focus();
}

function told(it) {
  return [`${it.rule}: ${it.message} `, link(it.path, it.line), ` ${it.help}`];
}

function link(path, line) {
  return element("a", {href: `/source?path=${encodeURIComponent(path)}#L${line}`, target: "_blank"}, `${path}:${line}`);
}

function panel(parts) {
  const close = element("button", {type: "button"}, "Close");
  close.addEventListener("click", rest);
  shown("panel").replaceChildren(...parts.map((it) => element("p", {}, ...it)), close);
}

function rest() {
  shown("panel").replaceChildren(element("p", {class: "quiet"}, HINT));
}

function remember() {
  const state = new URLSearchParams({surfaces: [...chosen.surfaces], languages: [...chosen.languages]});
  for (const id of ["day", "audience", "theme", "width"]) state.set(id, shown(id).value);
  if (!shown("facts").checked) state.set("facts", "no");
  history.replaceState(null, "", `#${state}`);
}

function recall() {
  const state = new URLSearchParams(location.hash.slice(1));
  for (const id of ["surfaces", "languages"]) if (state.has(id)) chosen[id] = new Set(state.get(id).split(",").filter(Boolean));
  for (const select of document.querySelectorAll("#controls select"))
    if ([...select.options].some((it) => it.value === state.get(select.id))) select.value = state.get(select.id);
  if (state.has("day")) shown("day").value = state.get("day");
  shown("facts").checked = state.get("facts") !== "no";
}

shown("day").addEventListener("input", () => { when(); load(); });
for (const id of ["audience", "theme", "width", "facts"]) shown(id).addEventListener("change", pages);
for (const it of document.querySelectorAll("[data-all], [data-none]"))
  it.addEventListener("click", () => every(it.dataset.all ?? it.dataset.none, "all" in it.dataset));
shown("controls").addEventListener("submit", (event) => event.preventDefault());
const narrow = matchMedia("(max-width: 59.99rem)");
const fold = () => { shown("settings").open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
recall();
rest();
new EventSource("/events").addEventListener("message", load);
