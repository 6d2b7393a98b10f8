"use strict";
// The bench: sends the document to the server that this page came from, shows what comes back,
// and keeps the corrections.
const lab = (() => {
  const WAIT = 250; // milliseconds without a key before the document is labelled
  const $ = (id) => document.getElementById(id);
  // "text, how many-th of its sort" → kind: corrections survive edits elsewhere.
  const corrections = new Map();
  let view = null;
  let timer = 0;
  let running = null;
  let last = "";
  let composing = Promise.resolve();
  let edited = false; // whether the specimen's content was changed by hand

  async function post(path, data, signal) {
    const response = await fetch(path, {
      method: "POST", signal,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(data),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  const document_ = () => ({
    source: $("source").value,
    corrections: [...corrections].map(([key, kind]) => [...JSON.parse(key), kind]),
  });

  // The key of each segment of what is shown.
  function keys() {
    const seen = new Map();
    return view.words.map((text) => {
      const nth = seen.get(text) || 0;
      seen.set(text, nth + 1);
      return JSON.stringify([text, nth]);
    });
  }

  async function label(select = -1) {
    running?.abort();
    running = new AbortController();
    $("state").textContent = "labelling …";
    try {
      const { html, milliseconds } = await post("/label", document_(), running.signal);
      show(html, select);
      $("state").textContent = `labelled in ${milliseconds} ms`;
    } catch (error) {
      if (error.name !== "AbortError") $("state").textContent = `not labelled: ${error.message}`;
    }
  }

  function show(html, select) {
    // Parsed aside, and every word in it was escaped by the server; the page's policy would run
    // nothing that came in with it.
    const root = new DOMParser().parseFromString(html, "text/html").querySelector(".document");
    const side = view?.root.dataset.side;
    const top = view?.list?.parentElement.scrollTop || 0;
    $("shown").replaceChildren(document.adoptNode(root));
    view = newsclean.start(root);
    if (side === "result") view.turn(root.querySelector("[data-side=result]"));
    keys().forEach((key, number) => view.items[number].toggleAttribute("data-corrected", corrections.has(key)));
    root.addEventListener("explained", (event) => offer(event.detail));
    view.list?.addEventListener("keydown", key);
    if (view.list) view.list.parentElement.scrollTop = top;
    if (select >= 0) view.focus(select);
    $("save").disabled = !view.items.length;
  }

  function offer(number) {
    const palette = $("palette").content.cloneNode(true).firstElementChild;
    for (const button of palette.querySelectorAll("button")) {
      const kind = button.dataset.set;
      if (kind) button.setAttribute("aria-pressed", String(kind === view.items[number].dataset.kind));
      button.addEventListener("click", () => correct(number, kind));
    }
    const list = view.why.querySelector(".reasons ul");
    if (list) list.before(palette);
    else view.why.querySelector(".reasons").append(palette);
  }

  function correct(number, kind) {
    const key = keys()[number];
    if (kind) corrections.set(key, kind);
    else corrections.delete(key);
    last = kind || last;
    label(number);
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "." && last) correct(Math.max(0, view.selected), last);
    else if (event.key === "c") view.why.querySelector(".palette button")?.focus();
    else return;
    event.preventDefault();
  }

  // One after the other: the content is that of the last change, and saving waits for it.
  function compose() {
    composing = composing.then(composed);
  }

  async function composed() {
    if (edited) {
      say("You edited the content: change its head there.");
      return;
    }
    const fields = Object.fromEntries(new FormData($("fields")));
    try {
      const { content, note } = await post("/specimen", { ...document_(), ...fields });
      $("content").value = content;
      say(note);
    } catch (error) { say(error.message, true); }
  }

  function say(message, wrong = false) {
    $("outcome").textContent = message;
    $("outcome").classList.toggle("wrong", wrong);
  }

  async function write() {
    await composing;
    try {
      const { path } = await post("/save", { content: $("content").value, name: $("fields").elements.name.value });
      say(`saved: ${path}`);
    } catch (error) { say(error.message, true); }
  }

  function start() {
    $("source").addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(label, WAIT);
    });
    $("file").addEventListener("change", async () => {
      const [file] = $("file").files;
      if (!file) return;
      corrections.clear();
      $("source").value = await file.text();
      label();
    });
    $("save").addEventListener("click", () => {
      const { lang } = $("fields").elements;
      lang.value ||= view.root.querySelector(".facts span:not([class]):not([dir]) b").textContent.replace("unknown", "");
      edited = false;
      $("specimen").showModal();
      compose();
    });
    $("fields").addEventListener("change", compose);
    $("content").addEventListener("input", () => { edited = true; });
    $("fields").addEventListener("submit", (event) => event.preventDefault());
    $("write").addEventListener("click", write);
    $("leave").addEventListener("click", () => $("specimen").close());
    if ($("source").value) label();
  }

  return { start };
})();

document.addEventListener("DOMContentLoaded", lab.start);
