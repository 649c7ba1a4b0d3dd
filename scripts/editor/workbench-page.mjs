/** VS Code's workbench as a person uses it: keys, mouse and what is on the screen. Knows the screen of 1.139. */

const PATIENCE_MS = 30_000;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {object} options
 * @param {string} options.address
 * @param {{ width: number, height: number }} options.size
 */
export async function openWorkbench(browser, { address, size }) {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await page.locator('.monaco-editor.focused').waitFor(); // the file of the address is open, and takes keys

  const quickInput = page.locator('.quick-input-widget input');
  const line = (text) => editor.locator('.view-line', { hasText: text });
  /** A word of the text, coloured by itself. */
  const word = (text) => editor.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
  const press = (key) => page.keyboard.press(key);
  /** Types into the quick input that is open, and takes the first of what it then lists. */
  const pick = async (text, entry = text) => {
    await quickInput.fill(text);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: entry }).first().waitFor();
    await quickInput.press('Enter');
  };

  return {
    page,
    editor,
    line,
    word,
    press,
    problems: page.locator('.markers-panel .monaco-list-row'),
    hover: page.locator('.monaco-hover:visible, .monaco-resizable-hover:visible').first(),
    suggestions: page.locator('.suggest-widget.visible .monaco-list-row'),
    fixes: page.locator('.action-widget .monaco-list-row.action'),
    statusBar: page.locator('.statusbar'),
    /** The page inside the preview panel. */
    preview: page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),

    /** Puts the cursor at the beginning of a line and brings it into view. */
    goTo: async (number) => {
      await press('Control+g');
      // Keys go to the input itself: to the page, they would land in the text if the input lost the focus.
      await quickInput.fill(`:${number}`);
      await page.locator('.quick-input-list').getByText(String(number)).first().waitFor();
      await quickInput.press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Opens a file of the folder by a part of its path. */
    quickOpen: async (path) => {
      await press('Control+p');
      await pick(path, path.slice(path.lastIndexOf('/') + 1));
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Carries out a command by its title; `choices` answer the lists that it shows. */
    run: async (title, ...choices) => {
      await press('F1');
      await pick(`>${title}`, title);
      for (const choice of choices) await pick(choice);
      await quickInput.waitFor({ state: 'hidden' });
    },

    type: (text) => page.keyboard.type(text, { delay: 40 }),
  };
}

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench */
