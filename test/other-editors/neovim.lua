-- Works on the sample in the current folder as a person in Neovim does, and writes what it saw to result.json.
-- `nvim --headless --clean -S init.lua -S neovim.lua` with the configuration of docs/editors.md in init.lua.
local result = { client = 'Neovim ' .. tostring(vim.fn.matchstr(vim.fn.execute('version'), 'v[0-9.]\\+')) }

local function wait(what, condition)
  if not vim.wait(15000, condition, 20) then
    error('waited in vain for ' .. what)
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function codes()
  return vim.tbl_map(function(one)
    return one.code or one.user_data.lsp.code
  end, vim.diagnostic.get(0))
end

local function reports(code)
  return vim.tbl_contains(codes(), code)
end

-- Puts the cursor on the first character of a text.
local function go_to(part)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. part, 'c') == 0 then
    error(part .. ' is not in the file')
  end
end

local function ask(method, params)
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 15000))
  local _, answer = next(answers)
  return assert(answer, method .. ' has no answer').result
end

local function run()
  vim.cmd('edit autounattend.xml')
  wait('diagnostics', function()
    return reports('unknown-setting')
  end)
  result.codes = codes()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if (one.code or one.user_data.lsp.code) == 'unknown-setting' then
      local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
      result.marked = line:sub(one.col + 1, one.end_col)
    end
  end

  go_to('TimeZone')
  result.hover = ask('textDocument/hover', vim.lsp.util.make_position_params()).contents.value

  go_to('ComputrName')
  vim.ui.select = function(actions, _, choose)
    for _, action in ipairs(actions) do
      local item = action.action or action[2]
      if item.title:find('ComputerName', 1, true) then
        return choose(action)
      end
    end
    error('no action names ComputerName')
  end
  vim.lsp.buf.code_action()
  wait('the quick fix', function()
    return text():find('<ComputerName>', 1, true) ~= nil
  end)
  wait('diagnostics of the mended text', function()
    return not reports('unknown-setting')
  end)
  result.fixed = text()

  go_to('<RegisteredOwner>')
  local line = vim.fn.line('.')
  vim.fn.append(line - 1, '      <')
  local params = vim.lsp.util.make_position_params()
  params.position = { line = line - 1, character = 7 }
  local answer = ask('textDocument/completion', params)
  local items = answer.items or answer
  result.labels = vim.tbl_map(function(item)
    return item.label
  end, items)
  for _, item in ipairs(items) do
    if item.label == 'AutoLogon' then
      vim.lsp.util.apply_text_edits({ item.textEdit }, 0, 'utf-16')
    end
  end
  result.completed = text()
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(result.fixed), '\n'))

  vim.bo.expandtab = true
  vim.bo.shiftwidth = 2
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 15000 })
  else
    vim.lsp.buf.formatting_sync(nil, 15000)
  end
  result.formatted = text()
end

local done, problem = pcall(run)
if not done then
  result.problem = tostring(problem)
end
vim.fn.writefile({ vim.fn.json_encode(result) }, 'result.json')
vim.cmd(done and 'qall!' or 'cquit')
