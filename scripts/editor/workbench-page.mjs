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
  await page.locator('.monaco-workbench').waitFor();

  const editor = page.locator('.editor-instance .monaco-editor').first();
  const line = (text) => editor.locator('.view-line', { hasText: text });
  /** A word of the text, coloured by itself. */
  const word = (text) => editor.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
  const press = (key) => page.keyboard.press(key);

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

    /** Puts the cursor at a place such as `90` or `90:12` and brings it into view. */
    goTo: async (place) => {
      await press('Control+g');
      await page.locator('.quick-input-widget input').waitFor();
      await page.keyboard.type(place);
      await page
        .locator('.quick-input-list, .quick-input-message')
        .getByText(place.split(':')[0])
        .first()
        .waitFor();
      await press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },

    type: (text) => page.keyboard.type(text, { delay: 40 }),

    /** Runs a command of the palette by its full name. */
    run: async (name) => {
      await press('F1');
      await page.locator('.quick-input-widget input').waitFor();
      await page.keyboard.type(name);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
      await press('Enter');
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench */
