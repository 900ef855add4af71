// The extension starts `resolint lsp` and shows base texts, which are in no file of
// their own, as read-only documents. All else is the server's. Nothing is downloaded.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const scheme = "resolint-base";

/** @type {LanguageClient | undefined} */
let client;
/** Ranges to be marked, by the name of the virtual document. */
const marks = new Map();
let decoration;

function options() {
  const c = vscode.workspace.getConfiguration("resolint");
  return {
    base: c.get("base"),
    since: c.get("since"),
    package: c.get("package"),
    profile: c.get("profile"),
  };
}

function server() {
  const c = vscode.workspace.getConfiguration("resolint");
  const args = ["lsp"];
  if (!vscode.workspace.isTrusted) {
    args.push("--untrusted");
  }
  if (c.get("log")) {
    args.push("--log", c.get("log"));
  }
  // The setting has the scope of the machine: no folder can name a program.
  return { command: c.get("path") || "resolint", args, options: { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath } };
}

function selector() {
  const out = [{ scheme: "file", pattern: "**/*.akn" }, { scheme: "file", pattern: "**/.resolint.yaml" }];
  for (const language of ["markdown", "plaintext", "html", "xml"]) {
    out.push({ scheme: "file", language }, { scheme: "untitled", language });
  }
  return out;
}

async function start() {
  client = new LanguageClient("resolint", "resolint", server(), {
    documentSelector: selector(),
    initializationOptions: { ...options(), virtualDocuments: true },
  });
  try {
    await client.start();
  } catch (err) {
    client = undefined;
    const chosen = await vscode.window.showErrorMessage(
      `resolint cannot be started (${err.message}). Install it, and name it in the setting resolint.path if it is not on the PATH.`,
      "Open the setting",
    );
    if (chosen) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "resolint.path");
    }
  }
}

async function stop() {
  const old = client;
  client = undefined;
  await old?.stop().catch(() => {}); // it has gone already
}

async function restart() {
  await stop();
  await start();
}

/** The text of a base, which the server has. */
async function content(uri) {
  if (!client) {
    return "The server of resolint is not running.";
  }
  const name = uri.toString();
  const answer = await client.sendRequest("workspace/textDocumentContent", { uri: name });
  marks.set(name, answer.marks.map((r) => client.protocol2CodeConverter.asRange(r)));
  return answer.text;
}

function mark(editor) {
  const found = editor && marks.get(editor.document.uri.toString());
  if (found) {
    editor.setDecorations(decoration, found);
  }
}

async function showBase(name, range) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(name));
  const at = client?.protocol2CodeConverter.asRange(range);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    selection: at && new vscode.Range(at.start, at.start),
  });
  mark(editor);
}

async function activate(context) {
  decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("diffEditor.removedTextBackground"),
  });
  context.subscriptions.push(
    decoration,
    vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: content }),
    vscode.commands.registerCommand("resolint.showBase", showBase),
    vscode.commands.registerCommand("resolint.restart", restart),
    vscode.window.onDidChangeActiveTextEditor(mark),
    vscode.workspace.onDidCloseTextDocument((d) => marks.delete(d.uri.toString())),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration("resolint.path") || e.affectsConfiguration("resolint.log")) {
        await restart();
      } else if (e.affectsConfiguration("resolint")) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: { resolint: options() } });
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
