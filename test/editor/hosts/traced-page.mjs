/** A page of which a failure leaves something to look at. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchRequests } from './requests.mjs';

/**
 * Opens a page and writes down what its console says, in log.txt.
 * @param {import('playwright-core').Browser} browser
 * @param {{ width: number, height: number }} size
 * @param {string} directory
 */
export async function openTracedPage(browser, size, directory) {
  const page = await browser.newPage({ viewport: size });
  const { tracing } = page.context();
  await tracing.start(); // without pictures of each step, which cost as much as the tests
  const log = (line) => appendFileSync(join(directory, 'log.txt'), `${line}\n`);
  page.on('pageerror', (error) => log(`[page error] ${error.stack}`));
  page.on('console', (message) => log(`[page ${message.type()}] ${message.text()}`));

  const pictures = [];
  const tolerate = (error) => log(`[test] ${error.message}`); // a page that crashed gives no picture
  return {
    page,
    log,
    foreignRequests: watchRequests(page),
    /** Has a picture taken of what failed, and says where it will be. */
    takePicture: (title) => {
      const path = join(directory, `failure-${title.replace(/\W+/g, '-').slice(0, 100)}.png`);
      pictures.push(page.screenshot({ path }).catch(tolerate));
      return path;
    },
    /** Where what was done in the page is kept, for `npx playwright-core show-trace`. */
    keepTrace: async () => {
      const path = join(directory, `failure-${traces++}.zip`);
      await tracing.stop({ path }).catch(tolerate);
      return path;
    },
    close: async () => {
      await Promise.all(pictures);
      await page.close();
    },
  };
}

let traces = 1;
