/** Makes an input that fails smaller, as long as it fails for the same reason. */
import type { Case } from './cases';
import { type Failure, judge } from './judge';

/** In milliseconds; an input that is still large then is large. */
const PATIENCE = 20_000;

export function shrink(made: Case, { reason }: Failure): Case {
  // In a smaller text a secret may stand where nothing tells that it is one.
  if (reason.includes('the secret')) return made;
  let best = made;
  const deadline = Date.now() + PATIENCE;
  for (let length = best.input.length >> 1; length >= 1 && Date.now() < deadline; length >>= 1) {
    for (let start = 0; start < best.input.length && Date.now() < deadline; ) {
      const smaller = without(best, start, length);
      if (judge(smaller).failure?.reason === reason) best = smaller;
      else start += length;
    }
  }
  return best;
}

function without({ input, secrets }: Case, start: number, length: number): Case {
  if (typeof input !== 'string') {
    const rest = new Uint8Array([...input.subarray(0, start), ...input.subarray(start + length)]);
    return { input: rest, secrets };
  }
  const text = input.slice(0, start) + input.slice(start + length);
  return { input: text, secrets: secrets.filter((secret) => text.includes(secret)) };
}
