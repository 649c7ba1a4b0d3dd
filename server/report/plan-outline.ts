/** A plan as its outline. */
import type { PlanPartition, PlanQuestion } from '../plan/setup-plan';
import { roleText, sizeText } from './disk-bar';
import type { OutlineItem, PlanOutline } from './outline';
import { accountItems, commandItems, driverItems, secretItems, settingItems } from './plan-outline-result';
import type { PlanFinding, ReportedDisk, ReportedPlan } from './reported-plan';

/** Returns the sections that have something to say; `name` is that of the file. */
export function outlinePlan(plan: ReportedPlan, name: string): PlanOutline {
  const sections = [
    { title: 'What keeps Setup from it', items: problemItems(plan) },
    { title: 'Will it stop and ask?', items: questionItems(plan.questions) },
    ...plan.disks.map((disk) => ({ title: diskTitle(disk), disk, items: diskItems(disk) })),
    { title: 'What is installed', items: imageItems(plan) },
    { title: 'Timeline', items: timelineItems(plan) },
    { title: 'Accounts', items: accountItems(plan) },
    { title: 'Language and network', items: settingItems(plan) },
    { title: 'Drivers and packages', items: driverItems(plan) },
    { title: 'Commands', items: commandItems(plan) },
    { title: 'Secrets in the file', items: secretItems(plan) },
  ];
  const { word, tone } = VERDICTS[plan.unattended];
  return {
    title: name,
    target: `${plan.target.label}; ${WAYS[plan.wayIn]}`,
    verdict: { word, tone, headline: plan.verdict.headline },
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

const VERDICTS = {
  yes: { word: 'Yes', tone: 'good' },
  no: { word: 'No', tone: 'bad' },
  depends: { word: 'It depends', tone: 'doubt' },
} as const;

const WAYS: Readonly<Record<ReportedPlan['wayIn'], string>> = {
  media: 'autounattend.xml on the media',
  setup: 'setup.exe /unattend',
  sysprep: 'sysprep /unattend',
  wds: 'Windows Deployment Services',
  dism: 'dism /Apply-Unattend',
};

function problemItems({ problems, findings, skipped }: ReportedPlan): readonly OutlineItem[] {
  const errors = problems.length > 0 ? problems.map(({ message }) => ({ message, rule: 'error' })) : findings;
  return [
    ...errors.map(({ rule, message }): OutlineItem => ({ label: rule, text: message, tone: 'bad' })),
    ...skipped.map(
      ({ name, pass, architecture }): OutlineItem => ({
        label: 'skipped',
        text: `${name} in ${pass} is for ${architecture}`,
      }),
    ),
  ];
}

function questionItems(questions: readonly PlanQuestion[]): readonly OutlineItem[] {
  const open = questions.filter(({ verdict }) => verdict !== 'suppressed');
  const ranked = [...open].sort((a, b) => rankOf(a) - rankOf(b));
  const quiet = questions.filter(({ verdict }) => verdict === 'suppressed').map(({ page }) => page);
  return [
    ...ranked.map(
      ({ page, verdict, because, blocks }): OutlineItem => ({
        label: blocks ? LABELS[verdict] : 'later',
        text: page,
        detail: because,
        tone: !blocks ? 'plain' : verdict === 'asks' ? 'bad' : 'doubt',
      }),
    ),
    ...(quiet.length > 0 ? [{ label: 'stays away', text: quiet.join('; '), tone: 'good' as const }] : []),
  ];
}

const LABELS: Readonly<Record<PlanQuestion['verdict'], string>> = {
  asks: 'asks',
  'asks-if': 'may ask',
  unknown: 'unknown',
  suppressed: 'stays away',
};

/** Certain stops first, what holds nothing up last. */
function rankOf({ verdict, blocks }: PlanQuestion): number {
  return (blocks ? 0 : 3) + (verdict === 'asks' ? 0 : 1);
}

function diskTitle({ id, style, wiped, sizeMB }: ReportedDisk): string {
  const kind = style === 'unknown' ? '' : `, ${style.toUpperCase()}`;
  return `Disk ${id ?? '?'}${kind}, ${wiped ? 'wiped' : 'not wiped'}, drawn with ${sizeText(sizeMB)}`;
}

function diskItems({
  uncertain,
  partitions,
  destroyed,
  added,
  problems,
  findings,
}: ReportedDisk): readonly OutlineItem[] {
  return [
    ...(uncertain
      ? [
          {
            label: 'open',
            text: 'A template decides about this disk: it may come out differently.',
            tone: 'doubt' as const,
          },
        ]
      : []),
    ...partitions.map(
      (partition): OutlineItem => ({
        label: String(partition.number ?? '-'),
        text: partitionText(partition),
        ...(partition.problem !== undefined && { detail: partition.problem, tone: 'bad' }),
      }),
    ),
    ...destroyed.map((text): OutlineItem => ({ label: 'lost', text, tone: 'doubt' })),
    ...added.map((text): OutlineItem => ({ label: 'added', text })),
    ...problems.map(({ message }): OutlineItem => ({ label: 'problem', text: message, tone: 'bad' })),
    ...findings
      .filter(({ message }) => !partitions.some(({ problem }) => problem === message))
      .map(({ rule, message }): OutlineItem => ({ label: rule, text: message, tone: 'bad' })),
  ];
}

function partitionText(partition: PlanPartition): string {
  const { sizeMB, rest, format, label, letter, installTarget, active, kept } = partition;
  const facts = [
    roleText(partition),
    `${sizeText(sizeMB)}${rest ? ' (the rest)' : ''}`,
    format ?? (kept ? 'as it is' : undefined),
    label === null ? undefined : `"${label}"`,
    letter === null ? undefined : `${letter}:`,
    active ? 'active' : undefined,
    installTarget ? 'Windows goes here' : undefined,
  ];
  return facts.filter((fact) => fact !== undefined).join(', ');
}

function imageItems({ image }: ReportedPlan): readonly OutlineItem[] {
  const { name, edition, key, activationKey, chosenBy } = image;
  return [
    ...(chosenBy === 'installed' ? [] : [{ label: 'image', text: name ?? CHOICES[chosenBy] }]),
    ...(edition === null ? [] : [{ label: 'edition', text: edition }]),
    ...(key.kind === 'none' && chosenBy === 'installed' ? [] : [{ label: 'key', text: key.label }]),
    ...(activationKey.kind === 'none' ? [] : [{ label: 'activation', text: activationKey.label }]),
  ];
}

const CHOICES = {
  metadata: 'an image that MetaData picks',
  key: 'the image of the product key',
  wds: 'an image of the deployment server',
  nothing: 'what the media hold',
} as const;

function timelineItems({ timeline }: ReportedPlan): readonly OutlineItem[] {
  return timeline.flatMap(({ pass, title, runs, steps, restarts, note, findings }) => [
    {
      label: pass,
      text: runs ? title : `${title} – does not run`,
      ...(note !== undefined && { detail: note }),
      ...(!runs && { tone: 'doubt' as const }),
      ...(findings.length > 0 && troubleOf(note, findings)),
    },
    ...steps.map(
      ({ text, user, problem, findings: faults, restarts: again }): OutlineItem => ({
        label: '',
        text: `${text}${user === 'SYSTEM' ? '' : ` [${user}]`}${again === undefined ? '' : again === true ? ' → restart' : ' → restart if it asks for one'}`,
        ...troubleOf(problem, faults),
      }),
    ),
    ...(restarts ? [{ label: '', text: '→ restart' }] : []),
  ]);
}

/** Findings are told in full above the timeline: here they are named where they come to effect. */
function troubleOf(
  problem: string | undefined,
  findings: readonly PlanFinding[],
): Pick<OutlineItem, 'detail' | 'tone'> {
  const names = [...new Set(findings.map(({ rule }) => `[${rule}]`))];
  const detail = [...(problem === undefined ? [] : [problem]), ...names].join(' ');
  return detail === '' ? {} : { detail, tone: 'bad' };
}
