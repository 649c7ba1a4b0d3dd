/** Clicks that count, although what is clicked still moves or does not listen yet. */

/**
 * Clicks, and clicks again while the target is still there, until `arrived` is visible. Throws when five clicks lead
 * nowhere.
 * @param {import('playwright-core').Locator} target
 * @param {import('playwright-core').Locator} arrived
 */
export async function clickUntil(target, arrived) {
  await target.waitFor();
  for (let clicks = 1; clicks <= 5; clicks++) {
    const patience = { timeout: 5000 * clicks };
    if (await target.isVisible()) await target.click(patience).catch(() => undefined); // it may go away just now
    const isThere = await arrived.waitFor(patience).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error(`Clicks on ${target} did not lead to ${arrived}`);
}
