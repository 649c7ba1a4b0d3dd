/** The report formats by name. */
import { createCheckstyleWriter } from './checkstyle';
import { createGitHubWriter } from './github';
import { createGitLabWriter } from './gitlab';
import { createJsonWriter } from './json';
import { createJUnitWriter } from './junit';
import { createSarifWriter } from './sarif';
import { createTextWriter } from './text';
import type { ReportWriter } from './writer';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions {
  readonly colors: boolean;
  /** Version of the program. */
  readonly version: string;
}

export function createReportWriter(format: ReportFormat, { colors, version }: ReportOptions): ReportWriter {
  switch (format) {
    case 'json':
      return createJsonWriter();
    case 'sarif':
      return createSarifWriter(version);
    case 'github':
      return createGitHubWriter();
    case 'gitlab':
      return createGitLabWriter();
    case 'junit':
      return createJUnitWriter();
    case 'checkstyle':
      return createCheckstyleWriter();
    default:
      return createTextWriter(colors);
  }
}
