/** The disks as they will be: bars in proportion, and a table that says the same in words. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlanDisk, PlanPartition, ReportedDisk, ReportedPlan } from '../../../server/lsp/protocol';
import { diskSegments, type Segment, shareOf } from '../disk-segments';
import {
  diskTitle,
  freeText,
  partitionDetails,
  partitionFlags,
  partitionMeasure,
  partitionSize,
  partitionTitle,
} from '../wording';
import { isSamePlace } from './places';
import { Section, SourceContext, SourceLink } from './source';
import { words } from './words';

export function Disks({ plan }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="disks" title={words.disks.title}>
      {plan.disks.length === 0 && <p>{words.disks.none}</p>}
      {plan.disks.map((disk, index) => (
        <Disk key={disk.id ?? `#${index}`} disk={disk} />
      ))}
    </Section>
  );
}

function Disk({ disk }: { readonly disk: ReportedDisk }) {
  const segments = diskSegments(disk);
  return (
    <div class="disk">
      <h3>
        <SourceLink range={disk.range} class="link title">
          {diskTitle(words, disk)}
        </SourceLink>
        <span class={`tag ${disk.wiped ? 'wiped' : 'kept'}`}>
          {disk.wiped ? words.disks.wiped : words.disks.kept}
        </span>
        {disk.uncertain && <span class="tag unknown">{words.disks.uncertain}</span>}
      </h3>
      <Bar segments={segments} label={words.disks.bar} />
      <PartitionTable disk={disk} />
      <Remarks disk={disk} />
    </div>
  );
}

function Bar({ segments, label }: { readonly segments: readonly Segment[]; readonly label: string }) {
  // Wide enough to be read, unless that is more than there is for all of them.
  const minWidth = `min(6.6em, ${100 / segments.length}% - 2px)`;
  return (
    <ol class="bar" aria-label={label}>
      {segments.map((segment) => (
        <li key={segment.key} class="slot" style={{ flexGrow: shareOf(segment, segments), minWidth }}>
          <Piece segment={segment} />
        </li>
      ))}
    </ol>
  );
}

function Piece({ segment }: { readonly segment: Segment }) {
  if (segment.kind === 'free') {
    const text = freeText(words, segment.sizeMB);
    return (
      <span class="piece free" title={text}>
        <span class="piece-size">{text}</span>
      </span>
    );
  }
  const { partition, inside } = segment;
  const title = partitionTitle(words, partition);
  if (inside.length > 0)
    return <Bar segments={inside} label={`${title}, ${partitionSize(words, partition)}`} />;
  const { role, kept, installTarget, problem, range } = partition;
  const flags = [installTarget && 'install-target', kept && 'kept', problem && 'impossible'].filter(Boolean);
  return (
    <SourceLink range={range} class={['piece', role, ...flags].join(' ')}>
      <span class="piece-name">{title}</span>
      <span class="piece-size">{partitionMeasure(words, partition)}</span>
      <span class="unseen">{partitionDetails(words, partition)}</span>
    </SourceLink>
  );
}

function PartitionTable({ disk }: { readonly disk: PlanDisk }) {
  if (disk.partitions.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          {words.disks.columns.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {disk.partitions.map((partition, index) => (
          <PartitionRow key={partition.number ?? `#${index}`} partition={partition} />
        ))}
      </tbody>
    </table>
  );
}

function PartitionRow({ partition }: { readonly partition: PlanPartition }) {
  const { place } = useContext(SourceContext);
  const { number, role, letter, label, format, rest, problem, range } = partition;
  // Why it cannot stands below the table.
  const remarks = [
    ...partitionFlags(words, partition),
    rest && words.disks.rest,
    problem !== undefined && words.disks.impossible,
  ].filter(Boolean);
  return (
    <tr class={isSamePlace(range, place) ? 'here' : undefined}>
      <Cell>{number}</Cell>
      <Cell>
        <span class={`swatch ${role}`} aria-hidden="true" />
        {words.disks.roles[role]}
      </Cell>
      <Cell>{letter && `${letter}:`}</Cell>
      <Cell>{label}</Cell>
      <Cell>{format}</Cell>
      <Cell>{partitionSize(words, partition)}</Cell>
      <Cell>{remarks.join(', ')}</Cell>
    </tr>
  );
}

function Cell({ children }: { readonly children: ComponentChildren }) {
  const isEmpty = children === null || children === '';
  return <td class={isEmpty ? 'none' : undefined}>{isEmpty ? '–' : children}</td>;
}

function Remarks({ disk }: { readonly disk: ReportedDisk }) {
  const { problems, findings, destroyed, added } = disk;
  if (problems.length + findings.length + destroyed.length + added.length === 0) return null;
  return (
    <ul class="remarks">
      {problems.map(({ message, range }) => (
        <li key={message} class="problem">
          <SourceLink range={range}>{message}</SourceLink>
        </li>
      ))}
      {findings.map(({ rule, message, range }, index) => (
        <li key={`${rule} ${index}`} class="problem">
          <SourceLink range={range}>{message}</SourceLink> <code class="quiet">{rule}</code>
        </li>
      ))}
      {[...destroyed, ...added].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
