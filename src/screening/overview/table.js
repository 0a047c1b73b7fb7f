// Sorts the rows, finds some of them, shows 200 at a time. Without it, all are there.
"use strict";
document.documentElement.classList.add("live");
document.addEventListener("DOMContentLoaded", () => {
  const STEP = 200;
  const at = (id) => document.getElementById(id);
  const table = at("table");
  if (!table) return;
  const lang = document.documentElement.lang;
  const { compare } = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const figures = new Intl.NumberFormat(lang);
  const order = table.dataset.order.split("|");
  const body = table.tBodies[0];
  const all = Array.from(body.rows);
  const texts = new Map();
  let rows = all;
  let most = STEP;

  // What a cell is sorted by, by the kind of its column; nothing comes last.
  const first = (text) => Number.parseInt(text, 10) || 0;
  const keys = {
    verdict: (text) => (order.includes(text) ? order.indexOf(text) : ""),
    missing: (text) => text ? text.split("+").reduce((sum, part) => sum + first(part.trim()), 0) : "",
    number: (text) => text ? Number(text.replace(",", ".")) : "",
    text: (text) => text,
  };
  const text = (row, column) => row.cells[column].textContent.trim();
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wholeOf = (row) => {
    if (!texts.has(row)) texts.set(row, plain(Array.from(row.cells, (cell) => cell.textContent).join("\n")));
    return texts.get(row);
  };

  const chosen = (row) => {
    const { column, word, least, more } = at("only")?.selectedOptions[0].dataset ?? {};
    if (!column) return true;
    if (word) return text(row, column) === word;
    const missing = keys.missing(text(row, column));
    return missing === Number(least) || Boolean(more ? missing > least : false);
  };

  const draw = () => {
    const wanted = plain(at("find").value).split(/\s+/).filter(Boolean);
    const kept = rows.filter((row) => chosen(row) ? wanted.every((word) => wholeOf(row).includes(word)) : false);
    const shown = kept.slice(0, most);
    const part = document.createDocumentFragment();
    shown.forEach((row) => part.append(row));
    body.replaceChildren(part);
    const counts = { shown: shown.length, kept: kept.length, all: all.length };
    const { told: some, whole } = at("shown").dataset;
    const say = kept.length === all.length ? whole : some;
    at("shown").textContent = say.replace(/\{(\w+)\}/g, (_, name) => figures.format(counts[name]));
    at("more").hidden = shown.length === kept.length;
  };

  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    Array.from(head.parentNode.cells, (other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = all.map((row) => [keys[head.dataset.kind](text(row, column)), row]);
    keyed.sort(([a], [b]) => {
      if (a === "" || b === "") return (a === "") - (b === "");
      const way = typeof a === "number" ? a - b : compare(a, b);
      return down ? -way : way;
    });
    rows = keyed.map(([, row]) => row);
    most = STEP;
    draw();
  };

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });

  const again = () => {
    most = STEP;
    draw();
  };
  const show = (count) => {
    most = count;
    draw();
    if (at("more").hidden) at("field").focus({ preventScroll: true });
  };
  at("find").addEventListener("input", again);
  at("only")?.addEventListener("change", again);
  at("some").addEventListener("click", () => show(most + STEP));
  at("all").addEventListener("click", () => show(all.length));
  at("tools").hidden = false;
  draw();
  document.documentElement.classList.remove("live");
});
