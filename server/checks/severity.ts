/** Which severity a finding has for this user: rule beats group beats profile. */
import { type Rule, type RuleSeverities, type Severity, SUBJECTS } from './rule';

/** Names of the ready-made choices of severities. */
export const PROFILES = ['recommended', 'strict', 'errors-only'] as const;
export type Profile = (typeof PROFILES)[number];

export const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;

export interface SeverityOptions {
  /** By rule id, or by subject for a group of rules. */
  readonly severities?: RuleSeverities | undefined;
  readonly profile?: Profile | undefined;
}

/**
 * Returns the severity of a finding that the rule itself would give `found`; `off` when it is not shown. What the
 * user sets for a rule or a group counts for all its findings, the doubtful ones too.
 */
export function severityOf(rule: Rule, found: Severity, options: SeverityOptions): Severity | 'off' {
  return wantedSeverity(rule, options) ?? inProfile(found, options.profile);
}

/** True when no finding of the rule is shown, so that it need not run. */
export function isOff(rule: Rule, options: SeverityOptions): boolean {
  // A finding is at most as severe as its rule.
  return severityOf(rule, rule.severity, options) === 'off';
}

/** The names under which `severities` may have entries: rule ids come from the table of rules. */
export const GROUPS: ReadonlySet<string> = new Set(SUBJECTS);

function wantedSeverity(rule: Rule, { severities }: SeverityOptions): Severity | 'off' | undefined {
  return severities?.[rule.id] ?? severities?.[rule.subject];
}

/**
 * `strict` is for files that many computers will run: what is only likely, or only a matter of style, is raised by
 * one step, but a doubt never becomes an error. `errors-only` shows what stops Setup.
 */
function inProfile(found: Severity, profile: Profile | undefined): Severity | 'off' {
  switch (profile) {
    case 'strict':
      return RAISED[found];
    case 'errors-only':
      return found === 'error' ? 'error' : 'off';
    default:
      return found;
  }
}

const RAISED: Readonly<Record<Severity, Severity>> = {
  hint: 'info',
  info: 'warning',
  warning: 'warning',
  error: 'error',
};
