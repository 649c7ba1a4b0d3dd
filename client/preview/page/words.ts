/** The words of the page; the panel wrote them into its HTML. */
import type { PreviewWords } from '../words';

export const words = JSON.parse(document.body.dataset.words ?? '{}') as PreviewWords;
