/** The report formats by name. */
import { createJsonWriter } from './json';
import { createTextWriter } from './text';
import type { ReportWriter } from './writer';

export const REPORT_FORMATS = ['text', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function createReportWriter(
  format: ReportFormat,
  options: { readonly colors: boolean },
): ReportWriter {
  return format === 'json' ? createJsonWriter() : createTextWriter(options.colors);
}
