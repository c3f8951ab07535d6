// Signing on the review pages, where the preview may write: a name once, then a button at each message.
"use strict";

const tag = location.pathname.split("/")[2];
const by = document.getElementById("by");

for (const article of document.querySelectorAll("article.translated")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Sign";
  button.setAttribute("aria-label", `Sign ${article.id}`);
  button.addEventListener("click", () => sign(article.dataset.message, article.dataset.words));
  article.querySelector("h2").after(button);
}

// Only what was read is signed: the server compares the words with those on the page.
async function sign(id, words) {
  if (!by.reportValidity()) return;
  const headers = {"content-type": "application/json"};
  const body = JSON.stringify({by: by.value, ids: [id], seen: {[id]: words}});
  const response = await fetch(`/sign/${tag}`, {method: "POST", headers, body});
  const fault = response.ok ? null : (await response.json()).faults.map((it) => `${it.message}: ${it.help}`).join("; ");
  for (const article of document.querySelectorAll(`[data-message="${CSS.escape(id)}"]`)) {
    article.querySelector(".state").textContent = fault ?? "signed";
    if (fault) continue;
    article.classList.replace("translated", "signed");
    article.querySelector("button").remove();
    article.querySelector("h2 a").focus();
  }
}
