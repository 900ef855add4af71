"use strict";
// The chosen files: three lists, filled by buttons and by dropping, each file with
// what it was read as.

const sides = { draft: [], base: [], proposals: [] };
const leftOut = new Set(); // files of chosen folders that are of no known format

const formatNames = { docx: "Word", odt: "OpenDocument", pdf: "PDF", html: "HTML", akn: "Akoma Ntoso", markdown: "Markdown", text: "plain text" };

function element(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value === true) e.setAttribute(key, "");
    else if (value !== false && value !== undefined) e.setAttribute(key, value);
  }
  e.append(...children);
  return e;
}

function count(n, one, many) {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
}

// readAs says in a line what a file was read as.
function readAs(d) {
  let s = formatNames[d.format] || d.format;
  if (d.changes) {
    s += ` with ${count(d.changes, "tracked change")}`;
    if (d.authors.length) s += ` by ${d.authors.slice(0, 3).join(", ")}${d.authors.length > 3 ? ` and ${d.authors.length - 3} more` : ""}`;
  }
  const parts = [s, d.resolutions.length ? count(d.resolutions.length, "resolution") : "no resolution recognised"];
  parts.push(count(d.clauses, "clause"));
  parts.push(d.pages ? count(d.pages, "page") : count(d.words, "word"));
  return parts.join(", ");
}

// add takes files, each {file, path}, up on one side.
function add(side, found) {
  const inFolder = found.some((f) => f.path);
  for (const { file, path } of found) {
    const name = path || file.name, base = file.name.toLowerCase();
    if (path && (base.startsWith(".") || base.startsWith("~$"))) continue;
    if (path && client.about && !client.about.extensions.some((x) => base.endsWith(x))) {
      leftOut.add(name);
      continue;
    }
    if (sides[side].some((e) => (e.path || e.file.name) === name && e.file.size === file.size && e.file.lastModified === file.lastModified)) continue;
    const entry = { file, path: path || "", state: "waiting" };
    sides[side].push(entry);
    describe(entry);
  }
  if (found.length === 0 || (inFolder && sides[side].length === 0)) {
    say(new Trouble("No file that can be read was found there.", "Choose Word, OpenDocument, PDF, HTML, Markdown or text files."));
  }
  show(side);
}

async function describe(entry) {
  const most = client.about ? client.about.maxBytes : 64 << 20;
  try {
    if (entry.file.size > most) {
      throw new Trouble(`larger than the ${Math.round(most / (1 << 20))} MB that this page reads`, "save it without pictures, or in parts");
    }
    const data = await bytesOf(entry);
    entry.about = await client.call("describe", JSON.stringify({ name: entry.file.name, path: entry.path }), data);
    entry.state = "read";
  } catch (err) {
    if (err instanceof Cancelled) return describe(entry); // by a new engine
    // Another text may have been what stopped the engine; this one is tried once more.
    if (err instanceof Stopped && !entry.again) return describe(Object.assign(entry, { again: true }));
    entry.state = "bad";
    entry.reason = [err.message, err.remedy].filter(Boolean).join("; ");
  }
  for (const side in sides) if (sides[side].includes(entry)) show(side);
}

async function bytesOf(entry) {
  try {
    return new Uint8Array(await entry.file.arrayBuffer());
  } catch {
    throw new Trouble(`${entry.file.name} cannot be read any more: it was changed, moved or deleted after it was chosen`, "remove it from the list and choose it again");
  }
}

function show(side) {
  const list = document.querySelector(`#${side} .chosen`);
  const held = [...list.children].findIndex((li) => li.contains(document.activeElement));
  list.replaceChildren(...sides[side].map((entry) => {
    const name = entry.path || entry.file.name;
    const li = element("li", {}, element("span", {}, name),
      element("button", { type: "button", class: "link", "aria-label": `Remove ${name}`, onclick: () => remove(side, entry) }, "Remove"));
    if (entry.state === "bad") li.append(element("span", { class: "as bad" }, `Cannot be used: ${entry.reason}`));
    else if (entry.state === "waiting") li.append(element("span", { class: "as" }, client.isReady ? "Reading…" : "Will be read when the engine is ready…"));
    else {
      li.append(element("span", { class: "as" }, readAs(entry.about)));
      for (const n of entry.about.notices.slice(0, 3)) li.append(element("span", { class: "as" }, n));
    }
    return li;
  }));
  list.children[held]?.querySelector("button").focus(); // the list is new, the person's place is not
  hint();
}

function remove(side, entry) {
  sides[side] = sides[side].filter((e) => e !== entry);
  show(side);
  const next = document.querySelector(`#${side} .chosen button`) || document.querySelector(`#${side} input`);
  next.focus();
}

// hint says what the chosen files amount to.
function hint() {
  const { draft, base } = sides;
  let s = "";
  const redline = draft.find((e) => e.about && e.about.changes);
  if (draft.length === 1 && redline && base.length === 0) s = "The draft holds tracked changes: it is compared with the text under them, and no base is needed.";
  else if (draft.length === 1 && redline) s = "The draft holds tracked changes, but a base is chosen: it is compared with that base, with all changes accepted.";
  else if (draft.length > 1 && base.length > 0) s = `${draft.length} drafts and ${count(base.length, "adopted text")}: they are audited as one package, resolutions matched by organ, number and title.`;
  else if (draft.length > 1) s = `${draft.length} drafts without a base: each is audited by itself.`;
  else if (draft.length === 1 && base.length === 0 && draft[0].state === "read") s = "No base is chosen and the draft has no tracked changes: it is audited alone, which shows what is missing but not what was lost.";
  if (leftOut.size) s += ` Left out, of no format that is read: ${[...leftOut].slice(0, 5).join(", ")}${leftOut.size > 5 ? ` and ${leftOut.size - 5} more` : ""}.`;
  document.getElementById("hint").textContent = s;
}

// fromDrop returns the files of a drop, those of folders with their paths. The
// browser empties the list of items once the event is over, so all are asked at
// once; browsers differ in how they open folders, and in whether they do so for
// pages opened from a disk.
async function fromDrop(transfer) {
  const items = [...transfer.items].filter((i) => i.kind === "file").map((i) => ({
    handle: i.getAsFileSystemHandle?.().catch(() => null), entry: i.webkitGetAsEntry?.(), file: i.getAsFile(),
  }));
  const out = [];
  for (const i of items) {
    const handle = await i.handle;
    if (handle?.kind === "directory") await walkHandle(handle, handle.name, out);
    else if (i.entry?.isDirectory) await walkEntry(i.entry, i.entry.name, out);
    else if (i.file) out.push({ file: i.file, path: "" });
  }
  return out;
}

async function walkHandle(folder, path, out) {
  for await (const child of folder.values()) {
    const at = `${path}/${child.name}`;
    if (child.kind === "directory") await walkHandle(child, at, out);
    else out.push({ file: await child.getFile(), path: at });
  }
}

async function walkEntry(folder, path, out) {
  const reader = folder.createReader();
  for (;;) { // it hands out a hundred at a time
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const child of some) {
      const at = `${path}/${child.name}`;
      if (child.isDirectory) await walkEntry(child, at, out);
      else out.push({ file: await new Promise((resolve, reject) => child.file(resolve, reject)), path: at });
    }
  }
}

function listen() {
  for (const zone of document.querySelectorAll(".zone")) {
    const side = zone.dataset.side;
    for (const input of zone.querySelectorAll("input")) {
      input.addEventListener("change", () => {
        add(side, [...input.files].map((file) => ({ file, path: file.webkitRelativePath || "" })));
        input.value = ""; // the same file can be chosen again after it was removed
      });
    }
    zone.addEventListener("dragover", () => zone.classList.add("over"));
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      zone.classList.remove("over");
      say(null);
      fromDrop(event.dataTransfer).then((found) => add(side, found)).catch(() => say(new Trouble(
        "This browser does not open the folder that was dropped.", "Use the button “Choose a folder”, or drop the files in it.")));
    });
  }
  // A file that misses its box must not take the page's place.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.target.closest?.(".zone")) say(new Trouble("The file was dropped beside the boxes.", "Drop it on one of the three boxes, so that it is clear what it is."));
  });
}
