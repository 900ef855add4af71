-- Opens a draft, types, types an emoji, applies a fix and renames, as a person would,
-- and says after each step how many findings are shown. Runs from Neovim 0.7 on.
local function say(what) io.stdout:write(what .. "\n") end

local function wait(what, done)
  if not vim.wait(30000, done, 20) then
    say("gave up waiting: " .. what .. ": " .. vim.inspect(vim.diagnostic.get(0)))
    vim.cmd("cquit 1")
  end
end

local function count(n) return function() return #vim.diagnostic.get(0) == n end end

local function run()
  vim.cmd("edit drafts/coast.md")
  local client = vim.lsp.start_client({ name = "resolint", cmd = { vim.env.RESOLINT, "lsp" }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)
  wait("findings", count(4))
  say("opened " .. #vim.diagnostic.get(0))

  -- The lost limiter is typed in again: one finding fewer.
  local line = vim.fn.search("to build coastal stations")
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  vim.cmd("normal! $i within its mandate")
  wait("typing", count(3))
  say("typed " .. #vim.diagnostic.get(0))

  -- An emoji before a finding: it stands on its words still, which are two units.
  line = vim.fn.search("governments and academia")
  vim.api.nvim_win_set_cursor(0, { line, 3 })
  vim.cmd("normal! i🛟 ")
  wait("emoji", function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.lnum == line - 1 then
        local text = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
        return text:sub(1, d.end_col):match("academia;$") ~= nil and text:find("🛟", 1, true) ~= nil
      end
    end
  end)
  say("emoji " .. #vim.diagnostic.get(0))

  -- The first fix of that line restores the words.
  local params = { textDocument = vim.lsp.util.make_text_document_params(), context = { diagnostics = {} },
    range = { start = { line = line - 1, character = 8 }, ["end"] = { line = line - 1, character = 8 } } }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000)) do
    vim.lsp.util.apply_workspace_edit(answer.result[1].edit, "utf-16")
  end
  wait("the fix", count(2))
  if not vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]:find("governments, civil society and academia", 1, true) then
    say("the fix wrote " .. vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1])
  end
  say("fixed " .. #vim.diagnostic.get(0))

  local folds = vim.lsp.buf_request_sync(0, "textDocument/foldingRange", { textDocument = vim.lsp.util.make_text_document_params() }, 10000)
  for _, answer in pairs(folds) do say("folded " .. tostring(#answer.result > 0)) end

  -- Under another name it is another draft: with the map's base of that name.
  vim.fn.mkdir("adopted", "p")
  vim.cmd("silent !cp adopted/coast.md adopted/shore.md")
  vim.cmd("silent saveas drafts/shore.md")
  vim.cmd("edit")
  vim.lsp.buf_attach_client(0, client)
  wait("the new name", function()
    return vim.api.nvim_buf_get_name(0):find("shore.md", 1, true) ~= nil and #vim.diagnostic.get(0) == 2
  end)
  say("renamed " .. #vim.diagnostic.get(0))
  vim.lsp.stop_client(client)
  wait("the end", function() return vim.lsp.client_is_stopped(client) end)
end

local ok, err = pcall(run)
if not ok then
  say(tostring(err))
  vim.cmd("cquit 1")
end
vim.cmd("quitall!")
