/** Every page on which Setup, OOBE or the first logon may stop, judged for one file. */
import type { AnswerFile } from '../answer-file/answer-file';
import { type Circumstances, isSince, isUntil, skipsMachineOobe } from './circumstances';
import type { Phase, PlanQuestion } from './model';
import { ACCOUNT_PAGES } from './questions/account-pages';
import { COMMAND_PAGES } from './questions/command-pages';
import { DISK_PAGES } from './questions/disk-pages';
import { IMAGE_PAGES } from './questions/image-pages';
import { LOGON_PAGES } from './questions/logon-pages';
import { OOBE_PAGES } from './questions/oobe-pages';
import { asks, asksIf, type Judgement, type Page, suppressed, unknown } from './questions/page';
import { REGIONAL_PAGES } from './questions/regional-pages';
import { SETUP_PAGES } from './questions/setup-pages';
import { WDS_PAGES } from './questions/wds-pages';
import type { Wanted } from './wanted';

/** The table of pages in the order in which they come up. */
export const PAGES: readonly Page[] = [
  ...SETUP_PAGES,
  ...WDS_PAGES,
  ...IMAGE_PAGES,
  ...DISK_PAGES,
  ...COMMAND_PAGES.filter(({ phase }) => phase !== 'logon'),
  ...REGIONAL_PAGES,
  ...OOBE_PAGES,
  ...ACCOUNT_PAGES,
  ...LOGON_PAGES,
  ...COMMAND_PAGES.filter(({ phase }) => phase === 'logon'),
];

/** `mending`: the same circumstances with a file that Setup takes; it shows what an edit can do. */
export function planQuestions(at: Circumstances, mending: Circumstances): readonly PlanQuestion[] {
  return PAGES.flatMap((page) => {
    const question = planQuestion(at, mending, page);
    return question ? [question] : [];
  });
}

/** A page of this run that asks or may ask, with the settings that keep it away. */
export interface OpenPage {
  readonly id: string;
  readonly judgement: Judgement;
  readonly remedies: readonly Wanted[];
}

/** The pages that an edit of the file can keep away. */
export function openPages(at: Circumstances): readonly OpenPage[] {
  return PAGES.flatMap((page) => {
    const judgement = judgePage(at, page);
    const remedies = judgement ? remediesOf(at, page, judgement) : [];
    return judgement && remedies.length > 0 ? [{ id: page.id, judgement, remedies }] : [];
  });
}

function remediesOf(at: Circumstances, { remedy }: Page, { verdict }: Judgement): readonly Wanted[] {
  if (!canBeMended(at.file)) return [];
  return remedy && (verdict === 'asks' || verdict === 'asks-if') ? remedy(at) : [];
}

function planQuestion(at: Circumstances, mending: Circumstances, page: Page): PlanQuestion | undefined {
  const judgement = judgePage(at, page);
  if (!judgement) return undefined;
  const mended = mending === at ? judgement : judgePage(mending, page);
  const { verdict, because, settings, decidedBy, blocks } = judgement;
  return {
    id: page.id,
    page: typeof page.title === 'string' ? page.title : page.title(at),
    phase: page.phase,
    verdict,
    because,
    settings,
    ...(decidedBy && { decidedBy }),
    blocks: blocks ?? page.blocks ?? true,
    fixable: mended !== undefined && remediesOf(mending, page, mended).length > 0,
    range: settings.find(({ range }) => range)?.range ?? null,
  };
}

function judgePage(at: Circumstances, page: Page): Judgement | undefined {
  const exists = existsIn(at, page);
  if (exists === false || !comesUp(at, page.phase)) return undefined;
  if (!at.accepted && page.comesFromFile) return undefined;
  const judgement = at.accepted ? judgeWithFile(at, page) : judgeWithoutFile(page);
  if (judgement?.verdict !== 'asks' && judgement?.verdict !== 'asks-if') return judgement;
  const { because, settings, blocks, decidedBy } = judgement;
  const kept = { settings, ...(blocks !== undefined && { blocks }) };
  if (judgement.verdict === 'asks' && at.file.hasDirectives) {
    return { ...unknown('template', `${because} A template decides what stays in the file.`), ...kept };
  }
  return exists === undefined
    ? {
        ...asksIf('target', `${versionsOf(page)}: ${because}`),
        ...kept,
        ...(decidedBy && { thenDecidedBy: decidedBy }),
      }
    : judgement;
}

function judgeWithFile(at: Circumstances, page: Page): Judgement | undefined {
  const judgement = page.judge(at);
  if (judgement && at.leavesRest && page.phase !== 'setup') {
    return page.comesFromFile
      ? undefined
      : unknown('media', 'With WDS the answer file of the image decides it.');
  }
  return judgement && page.machine && skipsMachineOobe(at)
    ? suppressed('SkipMachineOOBE leaves out this page; only older versions document it.')
    : judgement;
}

/** An empty text can become an answer file; one of another kind is left alone. */
function canBeMended({ tree: { root, text } }: AnswerFile): boolean {
  return root ? root.localName === 'unattend' : text.trim() === '';
}

function judgeWithoutFile({ appearsWhen }: Page): Judgement {
  const because = 'Setup does not take this file as an answer file';
  return appearsWhen ? asksIf('media', `${because}, and asks when ${appearsWhen}.`) : asks(`${because}.`);
}

/** Undefined when the file does not show whether its Windows has the page. */
function existsIn(at: Circumstances, { since, until, product }: Page): boolean | undefined {
  const facts = [
    product === undefined || product === productOf(at),
    since === undefined || isSince(at, since),
    until === undefined || isUntil(at, until),
  ];
  return facts.includes(false) ? false : facts.includes(undefined) ? undefined : true;
}

/** A file that nothing shows to be for a server is for a client. */
function productOf({ server }: Circumstances): Page['product'] {
  return server ? 'server' : 'client';
}

function comesUp(at: Circumstances, phase: Phase): boolean {
  switch (phase) {
    case 'setup':
      return at.wayIn === 'media' || at.wayIn === 'setup' || at.wayIn === 'wds';
    case 'first-boot':
      return at.wayIn !== 'dism';
    case 'audit':
      return at.runs('auditUser');
    default:
      return at.wayIn !== 'dism' && !at.staysInAudit;
  }
}

function versionsOf({ since, until }: Page): string {
  if (since !== undefined && until !== undefined) return `In Windows ${since} to ${until}`;
  return since === undefined ? `Up to Windows ${until}` : `From Windows ${since} on`;
}
