// A session of vscode-jsonrpc, the library under every extension of Visual Studio
// Code, with the program that RESOLINT names. It prints what it saw as JSON.
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-jsonrpc/node");

function begin(capabilities) {
  const child = spawn(process.env.RESOLINT, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin));
  const waiting = [];
  connection.onNotification("textDocument/publishDiagnostics", (p) => {
    for (const w of waiting) if (w.version === p.version) w.resolve(p.diagnostics);
  });
  connection.onRequest((method) => null); // registrations and the like
  connection.listen();
  const exit = new Promise((resolve) => child.on("exit", resolve));
  return {
    connection,
    exit,
    diagnostics: (version) => new Promise((resolve) => waiting.push({ version, resolve })),
    initialize: () => connection.sendRequest("initialize", {
      processId: process.pid, rootUri: pathToFileURL(process.cwd()).href, capabilities, initializationOptions: { virtualDocuments: true },
    }),
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      return exit;
    },
  };
}

function apply(text, edits) {
  const lines = text.split("\n");
  const offset = (p) => lines.slice(0, p.line).reduce((n, l) => n + l.length + 1, 0) + p.character; // JavaScript counts in UTF-16 too
  for (const e of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
    text = text.slice(0, offset(e.range.start)) + e.newText + text.slice(offset(e.range.end));
  }
  return text;
}

async function main() {
  const file = path.join(process.cwd(), "drafts", "coast.md");
  const uri = pathToFileURL(file).href;
  const text = fs.readFileSync(file, "utf8");
  const push = begin({ workspace: { workspaceEdit: { documentChanges: true } } });
  await push.initialize();
  await push.connection.sendNotification("initialized", {});
  let next = push.diagnostics(1);
  const open = { textDocument: { uri, languageId: "markdown", version: 1, text } };
  await push.connection.sendNotification("textDocument/didOpen", open);
  const codes = (await next).map((d) => d.code);
  const start = { line: 0, character: 0 };
  const actions = await push.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [], only: ["source.fixAll"] },
  });
  const edits = actions[0].edit.documentChanges[0].edits;
  next = push.diagnostics(2);
  await push.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 }, contentChanges: [{ text: apply(text, edits) }],
  });
  const fixed = (await next).map((d) => d.code);
  await push.close();

  const pull = begin({ textDocument: { diagnostic: {} } });
  await pull.initialize();
  await pull.connection.sendNotification("initialized", {});
  await pull.connection.sendNotification("textDocument/didOpen", open);
  const report = await pull.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  const lenses = await pull.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  const base = await pull.connection.sendRequest("workspace/textDocumentContent", { uri: lenses[0].command.arguments[0] });
  const exit = await pull.close();
  console.log(JSON.stringify({ codes, fixed, pulled: report.items.length, base: base.text, exit }));
}

main().then(() => process.exit(0), (err) => { console.error(err); process.exit(1); });
