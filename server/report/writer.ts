/** What a report format does: it writes files one after the other, so that thousands need not be held. */
import type { ReportedFile, Summary } from './reported-file';

export interface ReportWriter {
  begin(): string;
  file(file: ReportedFile): string;
  end(summary: Summary): string;
}
