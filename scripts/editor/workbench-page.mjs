/** VS Code's workbench as a person uses it: keys, mouse and what is on the screen. Knows the screen of 1.139. */

const PATIENCE_MS = 60_000;
/** A busy machine takes long to load all of it. */
export const START_PATIENCE = { timeout: 120_000 };

/**
 * @param {import('playwright-core').Page} page
 * @param {object} options
 * @param {string} options.address
 * @param {string} [options.opens] a file of the explorer; without it the address opens one
 */
export async function openWorkbench(page, { address, opens }) {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address, { waitUntil: 'domcontentloaded', ...START_PATIENCE });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const statusBar = page.locator('.statusbar');
  if (opens) await page.locator('.explorer-folders-view').getByText(opens).dblclick(START_PATIENCE);
  const focusedEditor = page.locator('.editor-instance .monaco-editor.focused');
  await focusedEditor.waitFor(START_PATIENCE); // the file is open, and takes keys
  await statusBar.getByText('Windows Answer File').waitFor(START_PATIENCE); // the extension is known, with its commands

  const quickInput = page.locator('.quick-input-widget input');
  const line = (text) => editor.locator('.view-line', { hasText: text });
  /** A word of the text, coloured by itself. */
  const word = (text) => editor.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
  const press = (key) => page.keyboard.press(key);
  /** Types into the quick input that is open, and takes the first of what it then lists. */
  const pick = async (text, entry = text, timeout = PATIENCE_MS) => {
    // Keys go to the input itself: to the page, they would land in the text if the input lost the focus.
    await quickInput.fill(text, { timeout });
    await focused(entry).waitFor({ timeout });
    await quickInput.press('Enter', { timeout });
  };
  /** Opens a quick input by its keys and picks from it; again when something else takes the focus, which closes it. */
  const openAndPick = async (keys, text, entry) => {
    for (let attempt = 1; ; attempt++) {
      for (const key of keys.split(' ')) await press(key);
      const isDone = await pick(text, entry, 5000 * attempt).then(
        () => true,
        (error) => {
          if (attempt === 5) throw error;
          return false;
        },
      );
      if (isDone) return;
      await press('Escape'); // what stays open keeps the list that it began with
    }
  };

  const widget = page.locator('.quick-input-widget');
  const focused = (text) => page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  const textOf = async (part) => (await widget.locator(part).allInnerTexts()).join(' ');
  /** The title, the placeholder and the words below the input. */
  const asked = async () =>
    `${await textOf('.quick-input-title')} ${await quickInput.getAttribute('placeholder')} ${await textOf('.quick-input-message')}`;
  /** The quick input of a command that asks several things. */
  const picker = {
    row: (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }),
    focused,
    title: (text) => widget.locator('.quick-input-title', { hasText: text }),
    message: (text) => widget.locator('.quick-input-message', { hasText: text }),
    /** What the input asks. */
    question: asked,
    fill: (text) => quickInput.fill(text),
    /** Types words, until the first of what is found is `entry`. */
    find: async (text, entry) => {
      await quickInput.fill(text);
      await focused(entry).waitFor();
    },
    /** Takes what is offered, and waits for another question, an objection or the end. */
    accept: async () => {
      const before = await asked();
      await quickInput.press('Enter');
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await page.waitForTimeout(50)) {
        if (!(await widget.isVisible()) || (await asked()) !== before) return;
      }
      throw new Error(`Enter did not lead away from: ${before}`);
    },
    back: () => widget.getByRole('button', { name: /^Back/ }).click(),
    /**
     * False once what all the questions were for is there: between two of them the input goes away for a moment.
     * @param {import('playwright-core').Locator} result
     */
    asksMore: async (result) => {
      await widget.or(result).filter({ visible: true }).first().waitFor();
      return widget.isVisible();
    },
  };

  /**
   * Rests on something until its explanation is visible; again when that goes away or has not been there in time.
   * @param {import('playwright-core').Locator} target
   * @param {import('playwright-core').Locator} explanation
   */
  const hoverUntil = async (target, explanation) => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      await page.mouse.move(0, 0);
      await target.hover();
      const isThere = await explanation.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
    }
    throw new Error(`Resting on ${target} did not show ${explanation}`);
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
    statusBar,
    /** The page inside the preview panel. */
    preview: page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),

    /** Puts the cursor at the beginning of a line and brings it into view. */
    goTo: async (number) => {
      await openAndPick('Control+g', `:${number}`, String(number));
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Rests on a word until its hover says `text`: lines that move while lenses arrive hide a hover again. */
    hoverOver: (target, text) => hoverUntil(word(target), hover.getByText(text).first()),
    hoverUntil,

    /** Runs a command by its title in the palette. */
    command: async (title) => {
      await openAndPick('F1', `>${title}`, title);
    },

    /** Puts away the messages in the corner, which cover what is below them. */
    clearMessages: async () => {
      await openAndPick('F1', '>Notifications: Clear All Notifications', 'Clear All Notifications');
      await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
    },

    /** Opens a file of the folder by its path. */
    quickOpen: async (path) => {
      await openAndPick('Control+p', path, path.slice(0, path.lastIndexOf('/')));
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Chooses a color theme by its name. */
    chooseTheme: async (name) => {
      await openAndPick('Control+k Control+t', name, name);
      await quickInput.waitFor({ state: 'hidden' });
    },

    pick,
    /** Types into the editor, once it takes keys. */
    type: async (text) => {
      await focusedEditor.waitFor();
      await page.keyboard.type(text, { delay: 40 });
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench */
