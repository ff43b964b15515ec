"""The server in a real editor: Neovim without a screen, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.good_company import GOOD_COMPANY
from tests.support.okr_program import company_with_history
from tests.support.source import ROOT

pytest.importorskip("pygls", reason="the language server is the extra lsp")

pytestmark = pytest.mark.skipif(shutil.which("nvim") is None, reason="there is no Neovim")

PAYMENTS = "okrs/payments/2026-Q4.yaml"

_SCRIPT = r"""
local out = {}
local function wait(what, is_so)
  out[what] = vim.wait(60000, is_so, 50)
end
vim.cmd("edit okrs/payments/2026-Q4.yaml")
local buffer = vim.api.nvim_get_current_buf()
-- Neovim 0.7 has no vim.lsp.start.
local client = (vim.lsp.start or vim.lsp.start_client)({
  name = "okr", cmd = vim.fn.json_decode(vim.env.OKR_COMMAND), root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)
local function seen(slug)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if one.message:find(slug, 1, true) or one.code == slug then return one end
  end
end
wait("ready", function() return vim.lsp.get_client_by_id(client).initialized == true end)

-- A key that there is not, typed into a line of its own at the end of an objective.
local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
local at
for number, line in ipairs(lines) do
  if line:match("^    owner: ") then at = number break end
end
vim.api.nvim_buf_set_lines(buffer, at, at, false, { "    ownr: bo" })
wait("found", function() return seen("ownr") ~= nil end)
local one = seen("ownr")
if one then out.line, out.expected, out.message = one.lnum, at, one.message end

vim.api.nvim_buf_set_lines(buffer, at, at + 1, false, {})
wait("gone", function() return seen("ownr") == nil end)

-- The number of a key result, by the editor's own request.
local row
for number, line in ipairs(lines) do
  if line:match("id: completion") then row = number - 1 break end
end
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/hover", {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  position = { line = row, character = lines[row + 1]:find("completion", 1, true) },
}, 60000)
for _, answer in pairs(answers or {}) do
  if answer.result then out.hover = answer.result.contents.value end
end

local changes = vim.lsp.buf_request_sync(buffer, "textDocument/rename", {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  position = { line = row, character = lines[row + 1]:find("completion", 1, true) },
  newName = "finished",
}, 60000)
for _, answer in pairs(changes or {}) do
  if answer.result then vim.lsp.util.apply_workspace_edit(answer.result, "utf-16") end
end
out.renamed = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]

local file = io.open(vim.env.OKR_OUT, "w")
file:write(vim.fn.json_encode(out))
file:close()
vim.lsp.stop_client(client, true)
vim.cmd("qall!")
"""


def test_neovim_shows_what_is_wrong_and_what_a_number_is(tmp_path: Path) -> None:
    """A slip shows while it is typed and goes when mended; hover has the number; rename renames."""
    company = company_with_history(tmp_path / "company").folder
    script, out = tmp_path / "drive.lua", tmp_path / "out.json"
    script.write_text(_SCRIPT, encoding="utf-8")
    command = [sys.executable, "-m", "okrascode", "--today", "2026-11-20", "lsp"]
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "OKR_COMMAND": json.dumps(command),
        "OKR_OUT": str(out),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-l" if _runs_lua() else "-S", str(script)],
        cwd=company,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert out.exists(), done.stdout + done.stderr
    said = json.loads(out.read_text(encoding="utf-8"))
    assert said["found"], said
    assert said["line"] == said["expected"]
    assert "ownr" in said["message"]
    assert said["gone"], said
    assert "Checkout completion" in said["hover"]
    assert said["renamed"].strip() == "- id: finished"
    # Nothing was saved: the editor has it, the disk has not.
    assert (company / PAYMENTS).read_bytes() == GOOD_COMPANY[PAYMENTS]


def _runs_lua() -> bool:
    """Tell whether this Neovim has ``-l``; before 0.9 a script is sourced."""
    version = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True)
    number = version.stdout.split()[1].lstrip("v").split("-")[0].split(".")
    return (int(number[0]), int(number[1])) >= (0, 9)
