/** What a report format does: it writes files one after the other, so that thousands need not be held. */
import type { ReportedFile, Summary } from './reported-file';
import { createJsonWriter } from './json';
import { createTextWriter } from './text';

export interface ReportWriter {
  begin(): string;
  file(file: ReportedFile): string;
  end(summary: Summary): string;
}

export const REPORT_FORMATS = ['text', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function createReportWriter(format: ReportFormat, options: { readonly colors: boolean }): ReportWriter {
  return format === 'json' ? createJsonWriter() : createTextWriter(options.colors);
}
