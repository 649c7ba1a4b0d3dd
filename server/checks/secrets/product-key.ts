/** Product keys that belong to somebody. */
import { valueTable } from '../../schema/library';

/** True for a key that could activate Windows: it has the form of one, and no vendor publishes it. */
export function isPrivateProductKey(value: string): boolean {
  const key = value.trim().toUpperCase();
  return (
    /^[2346789BCDFGHJKMNPQRTVWXY]{5}(?:-[2346789BCDFGHJKMNPQRTVWXY]{5}){4}$/.test(key) &&
    !isPlaceholder(key) &&
    !valueTable('product-keys').find(key)
  );
}

/** "XXXXX-XXXXX-…", "BBBBB-…": a key has no five equal characters in a row. */
function isPlaceholder(key: string): boolean {
  return /([A-Z0-9])\1{4}/.test(key);
}
