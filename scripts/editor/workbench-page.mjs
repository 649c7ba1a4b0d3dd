/** VS Code's workbench as a person uses it: keys, mouse and what is on the screen. Knows the screen of 1.139. */

const PATIENCE_MS = 30_000;

/**
 * @param {import('playwright-core').Page} page
 * @param {object} options
 * @param {string} options.address
 * @param {string} [options.opens] a file of the explorer; without it the address opens one
 */
export async function openWorkbench(page, { address, opens }) {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  if (opens) await page.locator('.explorer-folders-view').getByText(opens).dblclick();
  await page.locator('.monaco-editor.focused').waitFor(); // the file is open, and takes keys

  const quickInput = page.locator('.quick-input-widget input');
  const line = (text) => editor.locator('.view-line', { hasText: text });
  /** A word of the text, coloured by itself. */
  const word = (text) => editor.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
  const press = (key) => page.keyboard.press(key);
  /** Types into the quick input that is open, and takes the first of what it then lists. */
  const pick = async (text, entry = text, timeout = PATIENCE_MS) => {
    await quickInput.fill(text, { timeout });
    await focused(entry).waitFor({ timeout });
    await quickInput.press('Enter', { timeout });
  };
  /** Opens a quick input by its key and picks from it; again when something else takes the focus, which closes it. */
  const openAndPick = async (key, text, entry) => {
    for (let attempt = 1; ; attempt++) {
      await press(key);
      const isDone = await pick(text, entry, 5000).then(
        () => true,
        (error) => {
          if (attempt === 5) throw error;
          return false;
        },
      );
      if (isDone) return;
    }
  };

  const widget = page.locator('.quick-input-widget');
  const focused = (text) => page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  /** The quick input of a command that asks several things. */
  const picker = {
    row: (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }),
    focused,
    title: (text) => widget.locator('.quick-input-title', { hasText: text }),
    message: (text) => widget.locator('.quick-input-message', { hasText: text }),
    /** What the input asks: its placeholder, and the words below it. */
    question: async () =>
      `${await quickInput.getAttribute('placeholder')} ${await widget.locator('.quick-input-message').innerText()}`,
    fill: (text) => quickInput.fill(text),
    /** Types words, until the first of what is found is `entry`. */
    find: async (text, entry) => {
      await quickInput.fill(text);
      await focused(entry).waitFor();
    },
    /** Takes what is offered, and waits for what comes next. */
    accept: async () => {
      const before = await widget.innerText();
      await quickInput.press('Enter');
      for (let wait = 0; wait < 40 && (await widget.isVisible()); wait++) {
        if ((await widget.innerText()) !== before) return;
        await page.waitForTimeout(50);
      }
    },
    back: () => widget.getByRole('button', { name: /^Back/ }).click(),
    /** False once nothing is asked any more: between two questions the input goes away for a moment. */
    isOpen: () =>
      widget.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      ),
  };

  const hover = page.locator('.monaco-hover:visible, .monaco-resizable-hover:visible').first();

  return {
    page,
    editor,
    line,
    word,
    press,
    problems: page.locator('.markers-panel .monaco-list-row'),
    hover,
    suggestions: page.locator('.suggest-widget.visible .monaco-list-row'),
    fixes: page.locator('.action-widget .monaco-list-row.action'),
    picker,
    dialog: page.locator('.monaco-dialog-box'),
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

    /** Rests on a word until its hover says `text`: lines that move while lenses arrive hide a hover again. */
    hoverOver: async (target, text) => {
      const explained = hover.getByText(text).first();
      for (let attempt = 1; attempt < 6 && !(await explained.isVisible()); attempt++) {
        await page.mouse.move(0, 0);
        await word(target).hover();
        await explained.waitFor({ timeout: 3000 }).catch(() => undefined);
      }
      await explained.waitFor();
    },

    /** Runs a command by its title in the palette. */
    command: async (title) => {
      await openAndPick('F1', `>${title}`, title);
    },

    /** Opens a file of the folder by its path. */
    quickOpen: async (path) => {
      await openAndPick('Control+p', path, path.slice(0, path.lastIndexOf('/')));
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Chooses a color theme by its name. */
    chooseTheme: async (name) => {
      await press('Control+k');
      await press('Control+t');
      await pick(name);
      await quickInput.waitFor({ state: 'hidden' });
    },

    pick,
    type: (text) => page.keyboard.type(text, { delay: 40 }),
  };
}

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench */
