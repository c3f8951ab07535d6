// The desk: pages side by side, as they are on the disk now. No word of a page ever becomes markup here.
"use strict";

const shown = (id) => document.getElementById(id);
const chosen = {surfaces: null, languages: null};
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
  about = data;
  shown("policy").textContent = `${about.policy.id}, version ${about.policy.version}`;
  choices("surfaces", about.surfaces.map((it) => [it.name, it.name]), about.surfaces.slice(0, 2).map((it) => it.name));
  choices("languages", about.languages.map((it) => [it.tag, `${it.name} (${it.tag})`]), about.languages.slice(0, 3).map((it) => it.tag));
  when();
  pages();
}

function faults(found) {
  const section = shown("faults");
  section.hidden = !found.length;
  section.replaceChildren(...found.map((it) => element("p", {}, `${it.message} `, link(it.path, it.line), ` ${it.help}`)));
}

function choices(id, all, first) {
  chosen[id] ??= new Set(first);
  const boxes = all.map(([value, name]) => {
    const box = element("input", {type: "checkbox", value});
    box.checked = chosen[id].has(value);
    box.addEventListener("change", () => { box.checked ? chosen[id].add(value) : chosen[id].delete(value); pages(); });
    return element("label", {}, box, ` ${name}`);
  });
  if (shown(id).textContent !== boxes.map((it) => it.textContent).join("")) shown(id).replaceChildren(...boxes);
}

function when() {
  shown("when").hidden = !about.deadline;
  if (!about.deadline) return;
  const offset = Number(shown("day").value);
  const side = offset < 0 ? "before" : offset === 0 ? "on" : "after";
  shown("date").textContent = `${day()}, ${side} the deadline (${about.deadline.day}, end of day in ${about.deadline.zone})`;
}

function pages() {
  const wanted = [];
  const audience = shown("audience").value;
  const meant = (it) => audience === "all" || it.audience === "everyone" || it.audience === audience;
  for (const surface of about.surfaces.filter((it) => chosen.surfaces.has(it.name) && meant(it)))
    for (const language of about.languages.filter((it) => chosen.languages.has(it.tag)))
      wanted.push({surface, language, key: `${language.tag}/${surface.name}`});
  const stage = shown("stage");
  const old = new Map([...stage.children].map((it) => [it.dataset.key, it]));
  stage.replaceChildren(...wanted.map((it) => old.get(it.key) ?? figure(it)));
  for (const it of wanted) refresh(stage.querySelector(`[data-key="${it.key}"]`), it);
}

function figure({surface, language, key}) {
  const frame = element("iframe", {title: `${surface.name} in ${language.name}`});
  frame.addEventListener("load", () => watch(frame, language.tag));
  const review = language.tag === "en" || language.tag.includes("-X") ? "" : element("a", {href: `/review/${language.tag}/`}, "review");
  const caption = element("figcaption", {}, element("strong", {}, `${surface.name} · ${language.name}`), element("span", {class: "state"}), review, element("span", {class: "findings"}));
  return element("figure", {"data-key": key}, caption, frame);
}

function refresh(figure, {surface, language}) {
  const theme = shown("theme").value, width = shown("width").value, facts = shown("facts").checked ? "yes" : "no";
  const frame = figure.querySelector("iframe");
  const address = `/page/${language.tag}/${surface.page}?theme=${theme}&facts=${facts}&version=${about.version}`;
  frame.style.width = `${width}px`;
  figure.querySelector(".state").textContent = surface.state === "always" ? "" : surface.state;
  if (frame.getAttribute("src") !== address) frame.setAttribute("src", address);
}

async function watch(frame, tag) {
  const inside = frame.contentDocument;
  if (!inside || !inside.body) return;
  inside.addEventListener("click", (event) => {
    const target = event.target.closest("a, button, [data-fact], [data-found]");
    if (target && target.closest("a, button")) event.preventDefault();
    const fact = event.target.closest("[data-fact]");
    const found = event.target.closest("[data-found]");
    if (found) panel(found.findings.flatMap((it) => [`${it.rule}: ${it.message} `, link(it.path, it.line), ` ${it.help}`, element("br")]));
    else if (fact) explain(fact.dataset.fact, fact.closest("[data-message]")?.dataset.message);
  });
  const response = await fetch(`/findings/${tag}.json`);
  const found = response.ok ? await response.json() : [];
  const counted = frame.closest("figure")?.querySelector(".findings");
  if (counted) counted.textContent = found.length ? `${found.length} finding${found.length === 1 ? "" : "s"}` : "";
  for (const it of found) {
    for (const place of inside.querySelectorAll(`[data-message="${CSS.escape(it.message_id ?? "")}"]`)) {
      place.dataset.found = "";
      place.findings = [...(place.findings ?? []), it];
    }
  }
}

function explain(name, message) {
  const fact = about.facts[name];
  if (!fact) return;
  const path = fact.place.replace(/:\d+:\d+$/, "");
  panel([`${name} = ${fact.value} `, link(path, fact.line), message ? ` in the message ${message}` : ""]);
}

function link(path, line) {
  return element("a", {href: `/source?path=${encodeURIComponent(path)}#L${line}`, target: "_blank"}, `${path}:${line}`);
}

function panel(parts) {
  shown("panel").replaceChildren(element("p", {}, ...parts));
}

shown("day").addEventListener("input", () => { when(); load(); });
for (const id of ["audience", "theme", "width", "facts"]) shown(id).addEventListener("change", pages);
shown("controls").addEventListener("submit", (event) => event.preventDefault());
new EventSource("/events").addEventListener("message", load);
