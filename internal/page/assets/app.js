"use strict";
// The page: choices, the audit, and what came of it.

const $ = (id) => document.getElementById(id);

// say shows an error in plain words with its remedy, or takes the last one away.
function say(err) {
  $("problem").replaceChildren();
  if (err) $("problem").append(element("p", {}, element("strong", {}, err.message.replace(/^./, (c) => c.toUpperCase())), err.remedy ? " " + err.remedy.replace(/^./, (c) => c.toUpperCase()) : ""));
}

const profileNames = {
  itu: "ITU: resolutions of conferences, assemblies and Council",
  un: "UN: resolutions of the General Assembly, the Human Rights Council and others, outcome documents",
};
const levels = [["", "as the profile says"], ["error", "all as errors"], ["warning", "all as warnings"], ["note", "all as notes"], ["none", "all as information"], ["off", "leave this family out"]];

function showChoices(about) {
  if ($("profiles").querySelector("input")) return; // a new engine, the choices stay
  for (const [i, p] of about.profiles.entries()) {
    $("profiles").append(element("div", { class: "choice" }, element("label", {},
      element("input", { type: "radio", name: "profile", value: p, checked: i === 0 }), " " + (profileNames[p] || p))));
  }
  for (const f of about.families) {
    $("families").append(element("div", { class: "choice" }, element("label", { for: "level-" + f.name }, f.title),
      element("select", { id: "level-" + f.name, name: f.name }, ...levels.map(([value, text]) => element("option", { value }, text)))));
  }
}

function chosen() {
  const out = { profile: document.querySelector("#profiles input:checked")?.value || "", families: [], levels: {} };
  const selects = [...document.querySelectorAll("#families select")];
  const kept = selects.filter((s) => s.value !== "off");
  if (kept.length === 0) throw new Trouble("Every family of language is left out.", "Keep at least one under “What counts”.");
  if (kept.length < selects.length) out.families = kept.map((s) => s.name);
  for (const s of kept) if (s.value) out.levels[s.name] = s.value;
  return out;
}

const stages = { read: "Reading", grammar: "Finding clauses", tag: "Finding language", compare: "Comparing", policy: "Judging", report: "Collecting findings" };

function told(m) {
  const order = Object.keys(stages);
  if (m.stage) {
    state.step = order.indexOf(m.stage);
    $("stage").textContent = `${stages[m.stage] || m.stage}: ${m.job}`;
  } else {
    state.done = m.done;
    state.total = m.total;
    state.step = 0;
  }
  $("bar").value = 95 * ((state.done || 0) + (state.step || 0) / order.length) / (state.total || 1);
}

let state = { running: false };

async function audit(event) {
  event.preventDefault();
  if (state.running) return;
  say(null);
  try {
    const usable = (side) => sides[side].filter((e) => e.state !== "bad");
    const bad = Object.values(sides).flat().filter((e) => e.state === "bad");
    if (usable("draft").length === 0) throw new Trouble("No draft is chosen.", "Choose the text under review, or a Word file with tracked changes, in the first box.");
    if (bad.some((e) => !e.path)) throw new Trouble(`${bad[0].path || bad[0].file.name} cannot be used.`, "Its line says why. Remove it from the list, or choose it in another form.");
    const choices = chosen();
    state = { running: true, total: usable("draft").length > 1 && sides.base.length === 0 ? usable("draft").length : 1 };
    begin();
    const files = ["draft", "base", "proposals"].flatMap(usable);
    const meta = (side) => usable(side).map((e) => ({ name: e.file.name, path: e.path }));
    const request = {
      ...choices, draft: meta("draft"), base: meta("base"), proposals: meta("proposals"), now: new Date().toISOString(),
      skipped: [...leftOut, ...bad.map((e) => e.path)],
    };
    const data = [];
    for (const e of files) data.push(await bytesOf(e));
    if (state.cancelled) throw new Cancelled();
    const summary = await client.call("audit", JSON.stringify(request), data);
    $("stage").textContent = "Writing the report";
    const view = await client.call("view");
    $("bar").value = 100;
    result(summary, view);
  } catch (err) {
    $("progress").hidden = true;
    if (err instanceof Cancelled) say(new Trouble("Cancelled.", "Your files are still chosen."));
    else say(err);
    $("audit").focus();
  } finally {
    state.running = false;
  }
}

// cancel ends an audit wherever it is: also one whose files are still being read.
function cancel() {
  state.cancelled = true;
  client.cancel();
}

function begin() {
  $("result").hidden = true;
  $("progress").hidden = false;
  $("bar").value = 0;
  $("stage").textContent = client.isReady ? "Reading the files" : "Waiting for the engine";
  $("progress-title").focus();
}

function result(summary, view) {
  $("progress").hidden = true;
  $("result").hidden = false;
  const total = (key) => summary.texts.reduce((n, t) => n + t[key], 0);
  const head = `${count(total("errors"), "error")}, ${count(total("warnings"), "warning")}, ${count(total("notes"), "note")}`;
  $("summary").replaceChildren();
  if (summary.failures.length) {
    $("summary").append(element("div", { class: "problem" }, element("p", {}, element("strong", {}, "Not audited:")),
      element("ul", {}, ...summary.failures.map((f) => element("li", {}, `${f.file}: ${f.reason}${f.remedy ? ` — ${f.remedy}` : ""}`)))));
  }
  if (summary.texts.length) $("summary").append(table(summary.texts));
  if (summary.notices.length) {
    $("summary").append(element("details", {}, element("summary", {}, `${count(summary.notices.length, "remark")} on what was guessed or not checked`),
      element("ul", {}, ...summary.notices.slice(0, 50).map((n) => element("li", {}, n)))));
  }
  downloads(summary);
  if (state.view) URL.revokeObjectURL(state.view);
  state.view = URL.createObjectURL(new Blob([view], { type: "text/html" }));
  $("report").src = state.view;
  $("bounded").textContent = summary.bounded;
  $("result-title").textContent = summary.texts.length ? `3. Findings: ${head}` : "3. Findings: nothing could be audited";
  document.title = `${head}: ${summary.texts.map((t) => t.file).join(", ") || "not audited"} – resolint`;
  $("result-title").focus();
  $("result-title").scrollIntoView();
}

function table(texts) {
  const columns = [["Errors", "errors"], ["Warnings", "warnings"], ["Notes", "notes"], ["Information", "information"]];
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Findings by text" }, element("table", {},
    element("thead", {}, element("tr", {}, ...["Draft", "Compared with", ...columns.map((c) => c[0])].map((t) => element("th", { scope: "col" }, t)))),
    element("tbody", {}, ...texts.map((t) => element("tr", {}, element("th", { scope: "row" }, t.file),
      element("td", {}, t.redline ? "the text under its tracked changes" : t.base || "nothing: audited alone"),
      ...columns.map((c) => element("td", { class: "n" }, String(t[c[1]]))))))));
}

function downloads(summary) {
  const stem = (name) => name.split("/").pop().replace(/\.[^.]+$/, "") || "draft";
  const first = summary.texts.length === 1 ? stem(summary.texts[0].file) : "resolint";
  const buttons = [];
  for (const f of client.about.formats) {
    if (!f.copy) buttons.push([f.title, f, "", `${first}-${f.name.startsWith("brief") ? "brief" : "findings"}.${f.extension}`]);
    else for (const t of summary.texts.filter((t) => t.word)) {
      buttons.push([`${f.title}${summary.texts.length > 1 ? `: ${t.file}` : ""}`, f, t.file, `${stem(t.file)}-reviewed.${f.extension}`]);
    }
  }
  $("downloads").replaceChildren(...buttons.map(([title, format, document, name]) =>
    element("li", {}, element("button", { type: "button", "data-format": format.name, onclick: () => save(format, document, name) }, title))));
}

async function save(format, text, name) {
  say(null);
  try {
    const data = await client.call("write", format.name, text);
    const url = URL.createObjectURL(new Blob([data], { type: format.type }));
    const a = element("a", { href: url, download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (err) {
    say(err);
  }
}

function onState(s) {
  $("engine").classList.toggle("problem", s instanceof Trouble);
  if (s instanceof Trouble) $("engine").textContent = `${s.message} ${s.remedy}`;
  else if (s === "starting") $("engine").textContent = "The engine is starting; you can choose files meanwhile.";
  else {
    $("engine").textContent = "The engine is ready.";
    $("version").textContent = client.about.version;
    showChoices(client.about);
    for (const side in sides) show(side);
  }
}

function example() {
  for (const side in sides) sides[side] = [];
  leftOut.clear();
  const text = (id) => new File([$(id).textContent.trimStart()], `${id.replace("example-", "")}.txt`, { type: "text/plain", lastModified: 0 });
  add("base", [{ file: text("example-base"), path: "" }]);
  add("draft", [{ file: text("example-draft"), path: "" }]);
  show("proposals");
}

listen();
$("form").addEventListener("submit", audit);
$("cancel").addEventListener("click", cancel);
$("example").addEventListener("click", example);
$("alone").addEventListener("click", () => window.open(state.view, "_blank"));
client.onState = onState;
client.onTold = told;
// The engine stands in this file, or comes beside it as a script that calls this.
self.resolintEngineArrived = (base64) => client.begin(base64);
if ($("engine-gzip")) client.begin($("engine-gzip").textContent);
else onState("starting");
