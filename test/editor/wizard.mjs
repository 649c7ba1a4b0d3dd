/** Goes through the wizard for new answer files. */

/** What is typed wherever a password is asked for. */
export const PASSWORD = 'Pa55-w0rd!';

/**
 * Takes what each step offers but for passwords and what is `wanted` once: the step's words to the entry's label.
 * @param {import('../../scripts/editor/workbench-page.mjs').Workbench['picker']} picker
 * @param {import('playwright-core').Locator} result what is there only when the file is
 * @param {Readonly<Record<string, string>>} [wanted]
 */
export async function finishWizard(picker, result, wanted = {}) {
  const open = new Map(Object.entries(wanted));
  while (await picker.asksMore(result)) {
    const asked = await picker.question();
    const entry = [...open].find(([words]) => asked.includes(words));
    if (asked.includes('password')) await picker.fill(PASSWORD);
    else if (entry) {
      await picker.find(entry[1], entry[1]);
      open.delete(entry[0]);
    }
    await picker.accept();
  }
}
