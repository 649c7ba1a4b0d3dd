/** The globals that Node, browsers and workers have in common; the core uses no others. */
export {};

declare global {
  class TextEncoder {
    encode(text: string): Uint8Array;
  }

  class TextDecoder {
    readonly encoding: string;
    constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
    decode(bytes: Uint8Array): string;
  }

  /** Bytes, one a character, to Base64. */
  function btoa(bytes: string): string;
  /** Base64, with or without padding, to bytes, one a character. */
  function atob(base64: string): string;

  function setTimeout(callback: () => void, milliseconds: number): unknown;
  function clearTimeout(timeout: unknown): void;
}
