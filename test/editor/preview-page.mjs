/** Finds things in the page of the preview. */

/** @param {import('playwright-core').FrameLocator} preview */
export function piece(preview, name) {
  return preview.locator('.piece-name', { hasText: new RegExp(`^${name}$`) }).first();
}

/** @param {import('playwright-core').FrameLocator} preview */
export async function frameOf(preview) {
  const element = await preview.locator('body').elementHandle();
  const frame = await element?.ownerFrame();
  if (!frame) throw new Error('The preview has no frame.');
  return frame;
}
