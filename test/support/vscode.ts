/** Stands in for `vscode` in unit tests, as far as texts need it: an editor that speaks English. */
export const l10n = {
  t: (message: string, ...values: readonly (string | number)[]): string =>
    message.replace(/\{(\d+)\}/g, (gap, index: string) => String(values[Number(index)] ?? gap)),
};
