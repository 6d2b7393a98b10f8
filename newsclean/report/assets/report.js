"use strict";
// Shows documents that the page already holds. Text goes in as text nodes alone: nothing here
// parses HTML.
const newsclean = (() => {
  function el(tag, properties, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "data") Object.assign(made.dataset, value);
      else made[name] = value;
    }
    made.append(...children);
    return made;
  }

  const signed = (number) => (number < 0 ? "−" : "+") + Math.abs(number).toFixed(2);
  const spaced = (kind) => kind.replaceAll("_", " ");

  // One document: its segments, the cleaned text, the legend, and the reasons.
  class View {
    constructor(root) {
      this.root = root;
      this.list = root.querySelector("[role=listbox]");
      this.items = this.list ? [...this.list.children] : [];
      const details = JSON.parse(root.querySelector("script.details").textContent);
      Object.assign(this, details); // segments, steps, reasons
      this.cleaned = root.querySelector(".cleaned");
      this.why = root.querySelector(".why");
      this.shown = -1;
      this.selected = -1;
      this.original = new Set(
        this.items.filter((item) => !("gone" in item.dataset)).map((item) => item.dataset.kind));
      this.kinds = new Set(this.original);
      this.roles = new Map(
        [...root.querySelectorAll(".legend .kind")].map(
          (button) => [button.dataset.kind, button.parentElement.getAttribute("aria-label")]));
      this.words = this.items.map((item) => item.lastElementChild.textContent);
      this.pieces = this.words.map((text, number) => {
        const { lastElementChild: words, dataset: { kind } } = this.items[number];
        return el("p", { textContent: text, dir: "auto",
          data: { number, kind, ...("vertical" in words.dataset && { vertical: "" }) } });
      });
      this.cleaned.replaceChildren(...this.pieces);
      this.listen();
      this.update();
    }

    listen() {
      this.root.addEventListener("click", (event) => this.click(event));
      if (!this.list) return;
      this.list.addEventListener("keydown", (event) => this.key(event));
      this.list.addEventListener("focusin", (event) => {
        const number = this.items.indexOf(event.target);
        if (number >= 0) this.select(number);
      });
      for (const side of [this.list, this.cleaned]) {
        side.addEventListener("mouseover", (event) => {
          const number = this.numberOf(event.target);
          if (number >= 0) this.show(number);
        });
        side.addEventListener("mouseleave", () => this.show(this.selected));
      }
      this.why.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.focus(Math.max(0, this.selected));
      });
    }

    numberOf(target) {
      const piece = target.closest(".cleaned p");
      if (piece) return Number(piece.dataset.number);
      const item = target.closest(".segment");
      return item ? this.items.indexOf(item) : -1;
    }

    click(event) {
      const button = event.target.closest("button");
      if (!button) {
        const number = this.numberOf(event.target);
        if (number >= 0 && !String(getSelection())) this.focus(number);
        else if (event.target.closest(".ribbon rect")) this.jump(event.target);
      } else if (button.matches(".legend .kind")) this.toggle(button.dataset.kind);
      else if (button.dataset.preset) {
        this.kinds = new Set(button.dataset.preset === "all" ? this.roles.keys() : this.original);
        this.update();
      } else if (button.dataset.side) this.turn(button);
      else if (button.matches(".copy")) this.copy(button);
      else if (button.matches(".close")) delete this.why.dataset.shown;
    }

    turn(button) {
      this.root.dataset.side = button.dataset.side;
      for (const other of button.parentElement.children) {
        other.setAttribute("aria-pressed", String(other === button));
      }
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = Math.max(0, this.selected);
      const last = this.items.length - 1;
      const moves = {
        ArrowDown: () => Math.min(last, at + 1), j: () => Math.min(last, at + 1),
        ArrowUp: () => Math.max(0, at - 1), k: () => Math.max(0, at - 1),
        Home: () => 0, End: () => last,
        u: () => this.next(at, (item) => "unsure" in item.dataset),
        r: () => this.next(at, (item) => "gone" in item.dataset),
      };
      if (event.key in moves) this.focus(moves[event.key]());
      else if (event.key === "x") this.toggle(this.items[at].dataset.kind);
      else if (event.key === "Enter") this.why.focus();
      else return;
      event.preventDefault();
    }

    next(at, fits) {
      const { length } = this.items;
      for (let step = 1; step <= length; step += 1) {
        if (fits(this.items[(at + step) % length])) return (at + step) % length;
      }
      return at;
    }

    jump(stripe) {
      let number = 0;
      for (const other of stripe.parentElement.querySelectorAll("rect")) {
        if (other === stripe) break;
        while (this.items[number]?.dataset.kind === other.dataset.kind) number += 1;
      }
      this.focus(number);
    }

    focus(number) {
      const item = this.items[number];
      if (!item) return;
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
      // Of a segment that is left out, the place where it would stand.
      let near = number;
      while (near > 0 && this.pieces[near].hidden) near -= 1;
      this.pieces[near].scrollIntoView({ block: "nearest" });
    }

    select(number) {
      const before = this.items[this.selected];
      if (before) { before.tabIndex = -1; before.setAttribute("aria-selected", "false"); }
      this.selected = number;
      this.items[number].tabIndex = 0;
      this.items[number].setAttribute("aria-selected", "true");
      this.show(number);
    }

    show(number) {
      for (const part of [this.items[this.shown], this.pieces[this.shown]]) part?.classList.remove("twin");
      this.shown = number;
      if (number < 0) return;
      for (const part of [this.items[number], this.pieces[number]]) part.classList.add("twin");
      this.why.dataset.shown = "";
      this.why.querySelector(".reasons").replaceChildren(...this.explain(number));
      this.root.dispatchEvent(new CustomEvent("explained", { detail: number }));
    }

    explain(number) {
      const [start, end, confidence, inline, step, weights] = this.segments[number];
      const { kind } = this.items[number].dataset;
      const size = end - start;
      const facts = [
        ["confidence", confidence.toFixed(2)],
        ["in the source", `${start}–${end} (${size} ${size === 1 ? "character" : "characters"})`],
        ["segment", `${number + 1} of ${this.items.length}${inline ? ", on the line of the one before" : ""}`],
      ];
      const parts = [
        el("p", { className: "what", data: { kind } }, spaced(kind)),
        el("p", { className: "role-of" }, `${this.roles.get(kind) || ""}, ${this.kinds.has(kind) ? "in the cleaned text" : "left out"}`),
        el("meter", { min: 0, max: 1, low: 0.7, optimum: 1, value: confidence, ariaLabel: "confidence" }),
        el("dl", {}, ...facts.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
      ];
      if (step >= 0) parts[3].append(el("dt", {}, "element"), el("dd", {}, el("code", {}, this.path(step))));
      if (weights.length) parts.push(this.reasonList(weights));
      return parts;
    }

    reasonList(weights) {
      const rows = [];
      let sum = 0;
      for (let at = 0; at < weights.length; at += 2) {
        const [rule, note] = this.reasons[weights[at]];
        sum += weights[at + 1];
        rows.push([weights[at + 1], el("li", {}, el("b", {}, signed(weights[at + 1])),
          el("span", { className: "note", dir: "auto" }, note), el("code", {}, rule))]);
      }
      rows.sort((one, other) => Math.abs(other[0]) - Math.abs(one[0]));
      const total = el("li", { className: "sum" }, el("b", {}, signed(sum)), el("span", {}, "together: the log-odds of the confidence"));
      return el("ul", {}, ...rows.map(([, row]) => row), total);
    }

    path(step) {
      const names = [];
      for (let at = step; at >= 0; at = this.steps[at][0]) names.unshift(this.steps[at][1]);
      return names.join(" > ");
    }

    toggle(kind) {
      if (!this.kinds.delete(kind)) this.kinds.add(kind);
      this.update();
    }

    update() {
      let kept = 0;
      let characters = 0;
      let total = 0;
      this.items.forEach((item, number) => {
        const on = this.kinds.has(item.dataset.kind);
        const length = this.segments[number][1] - this.segments[number][0];
        total += length;
        if (on) { kept += 1; characters += length; }
        this.pieces[number].hidden = !on;
        item.toggleAttribute("data-gone", !on);
        this.pieces[number].toggleAttribute("data-added", on && !this.original.has(item.dataset.kind));
      });
      for (const button of this.root.querySelectorAll(".legend .kind")) {
        button.setAttribute("aria-pressed", String(this.kinds.has(button.dataset.kind)));
      }
      const totals = this.root.querySelector(".totals");
      const share = total ? Math.round((characters / total) * 100) : 0;
      totals.replaceChildren(el("b", {}, String(kept)), ` of ${this.items.length} segments kept, `, el("b", {}, `${share} %`), " of the text");
      this.root.querySelector(".result > .nothing").hidden = kept > 0;
      if (this.shown >= 0) this.show(this.shown);
    }

    // The text as `Article.restore` would give it for these kinds.
    text() {
      let text = "";
      this.items.forEach((item, number) => {
        if (!this.kinds.has(item.dataset.kind)) return;
        if (text) text += this.segments[number][3] ? " " : "\n\n";
        text += this.words[number];
      });
      return text;
    }

    async copy(button) {
      try {
        await navigator.clipboard.writeText(this.text());
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(this.cleaned);
        button.textContent = "Selected: copy it";
      }
      setTimeout(() => { button.textContent = "Copy text"; }, 1600);
    }
  }

  // The index of several documents. Each waits in a template, inert, until it is opened.
  class Index {
    constructor(root, main) {
      this.root = root;
      this.main = main;
      this.rows = [...root.querySelectorAll("tbody tr")];
      this.body = root.querySelector("tbody");
      this.templates = [...main.querySelectorAll("template.page")];
      this.filters = root.querySelector("form");
      this.back = document.querySelector(".top .back");
      this.sorted = { by: "order", sign: 1 };
      this.filters.addEventListener("input", () => this.filter());
      this.filters.addEventListener("submit", (event) => event.preventDefault());
      root.querySelector("thead").addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button) this.sort(button);
      });
      addEventListener("hashchange", () => this.route());
      document.addEventListener("keydown", (event) => this.key(event));
      this.route();
    }

    key(event) {
      const typing = event.target.closest("input, select, textarea");
      if (event.key === "Escape" && this.open && !document.querySelector("dialog[open]")) location.hash = "";
      else if (event.key === "/" && !typing && !this.open) {
        event.preventDefault();
        this.filters.elements.words.focus();
      }
    }

    textOf(row) {
      // Made when somebody searches: a document's text is long.
      row.text ??= [row.cells[0], this.templates[row.dataset.order].content]
        .map((part) => [...part.querySelectorAll("a, small, .words")].map((one) => one.textContent).join("\n"))
        .join("\n").toLowerCase();
      return row.text;
    }

    filter() {
      const { words, verdict, kind, found } = this.filters.elements;
      const wanted = words.value.trim().toLowerCase();
      let count = 0;
      for (const row of this.rows) {
        const fits = (!verdict.value || row.dataset.verdict === verdict.value)
          && (!kind.value || row.dataset.kinds.split(" ").includes(kind.value))
          && (!wanted || this.textOf(row).includes(wanted));
        row.hidden = !fits;
        count += fits;
      }
      found.value = `${count} of ${this.rows.length}`;
      this.root.querySelector(".scroll > .nothing").hidden = count > 0 || !this.rows.length;
    }

    sort(button) {
      const by = button.dataset.sort;
      const sign = this.sorted.by === by ? -this.sorted.sign : 1;
      this.sorted = { by, sign };
      const numeric = ["order", "confidence", "segments", "share"].includes(by);
      const value = (row) => (numeric ? Number(row.dataset[by]) : row.dataset[by]);
      const compare = (one, other) => (value(one) < value(other) ? -1 : value(one) > value(other) ? 1 : 0);
      this.rows.sort((one, other) => sign * compare(one, other) || one.dataset.order - other.dataset.order);
      this.body.append(...this.rows);
      for (const head of this.root.querySelectorAll("thead th")) head.removeAttribute("aria-sort");
      button.parentElement.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    }

    route() {
      const number = Number(location.hash.slice(1)) - 1;
      const template = this.templates[number];
      const left = this.left;
      this.open?.remove();
      this.open = null;
      this.root.hidden = Boolean(template);
      this.back.hidden = !template;
      if (!template) {
        left?.focus();
        return;
      }
      this.left = this.rows.find((row) => Number(row.dataset.order) === number).querySelector("a");
      this.open = template.content.cloneNode(true).querySelector(".document");
      this.main.append(this.open);
      start(this.open);
      scrollTo(0, 0);
    }
  }

  function start(root) {
    const view = new View(root);
    const first = root.closest("main")?.querySelector("#index") ? view.items[0] : null;
    first?.focus({ preventScroll: true });
    return view;
  }

  function frame() {
    const dialog = document.getElementById("keys");
    const theme = document.getElementById("theme");
    const themes = ["as the system", "light", "dark"];
    document.getElementById("help").addEventListener("click", () => dialog.showModal());
    document.addEventListener("keydown", (event) => {
      if (event.key === "?" && !event.target.closest("input, select, textarea")) dialog.showModal();
    });
    theme.addEventListener("click", () => {
      const now = themes[(themes.indexOf(document.documentElement.dataset.theme || themes[0]) + 1) % 3];
      if (now === themes[0]) delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = now;
      theme.setAttribute("aria-label", `Theme: ${now}`);
      theme.title = now;
    });
  }

  return { el, View, Index, start, frame, spaced };
})();

document.addEventListener("DOMContentLoaded", () => {
  newsclean.frame();
  const main = document.getElementById("main");
  const index = document.getElementById("index");
  if (index) new newsclean.Index(index, main);
  else for (const root of main.querySelectorAll(":scope > .document")) newsclean.start(root);
});
