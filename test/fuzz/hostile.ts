/** Inputs that are hostile by design: each is large in one way that a careless program pays for. */
import type { Random } from './random';

export function hostileText(random: Random): string {
  const n = random.pick([50, 300, 1000]);
  return random.pick(TEXTS)(n);
}

const numbered = (n: number, text: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => text(index)).join('');

const inRoot = (text: string): string =>
  `<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">${text}</unattend>`;

const inComponent = (name: string, text: string, pass = 'windowsPE'): string =>
  inRoot(
    `<settings pass="${pass}"><component name="Microsoft-Windows-${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${text}</component></settings>`,
  );

const inShell = (text: string): string => inComponent('Shell-Setup', text, 'oobeSystem');

/** `n` is how often the trouble repeats. */
const TEXTS: readonly ((n: number) => string)[] = [
  // Entities that stand for others, and for files.
  (n) =>
    `<!DOCTYPE a [${numbered(Math.min(n, 3000), (i) => `<!ENTITY e${i} "&e${i - 1};&e${i - 1};">`)}<!ENTITY f SYSTEM "file:///etc/passwd">]>${inRoot('&e9;&f;')}`,
  // Depth and breadth.
  (n) => inShell('<OOBE>'.repeat(n)),
  (n) => inShell(`${'<OOBE>'.repeat(n)}${'</OOBE>'.repeat(n)}`),
  (n) => inRoot('<settings pass="specialize"/>'.repeat(n)),
  (n) =>
    inRoot(
      `<settings pass="specialize">${'<component name="Microsoft-Windows-Shell-Setup"/>'.repeat(n)}</settings>`,
    ),
  (n) => inShell(numbered(n, (i) => `<x${i}/>`)),
  (n) => inShell('<ComputerName>a</ComputerName>'.repeat(n)),
  // Lists whose items are compared with one another.
  (n) =>
    inComponent(
      'Setup',
      `<DiskConfiguration><Disk><DiskID>0</DiskID><CreatePartitions>${numbered(n, (i) => `<CreatePartition wcm:action="add"><Order>${i % 7}</Order><Size>1</Size><Type>Primary</Type></CreatePartition>`)}</CreatePartitions><ModifyPartitions>${numbered(n, (i) => `<ModifyPartition wcm:action="add"><Order>${i}</Order><PartitionID>${i}</PartitionID><Letter>C</Letter></ModifyPartition>`)}</ModifyPartitions></Disk></DiskConfiguration>`,
    ),
  (n) =>
    inComponent(
      'Setup',
      `<DiskConfiguration>${numbered(n, (i) => `<Disk><DiskID>${i}</DiskID><WillWipeDisk>true</WillWipeDisk></Disk>`)}</DiskConfiguration>`,
    ),
  (n) =>
    inShell(
      `<UserAccounts><LocalAccounts>${numbered(n, (i) => `<LocalAccount wcm:action="add"><Name>u${i}</Name><Group>Users</Group><Password><Value>Pa55word${i}</Value><PlainText>true</PlainText></Password></LocalAccount>`)}</LocalAccounts></UserAccounts>`,
    ),
  (n) =>
    inShell(
      `<FirstLogonCommands>${numbered(n, (i) => `<SynchronousCommand wcm:action="add"><Order>${i}</Order><CommandLine>net user u${i} Pa55word${i} /add</CommandLine></SynchronousCommand>`)}</FirstLogonCommands>`,
    ),
  // Long names, values and attributes.
  (n) => inShell(`<${'a'.repeat(n)}/>`.repeat(20)),
  (n) => inShell(`<ComputerName>x${'-'.repeat(n)}x</ComputerName>`),
  (n) => inShell(`<ComputerName>${' '.repeat(n)}x${' '.repeat(n)}</ComputerName>`),
  (n) => inShell(`<TimeZone>${'\ud83d'.repeat(n)}</TimeZone>`),
  (n) =>
    inComponent(
      'International-Core',
      `<InputLocale>${'0409:00000409;'.repeat(n)}</InputLocale>`,
      'oobeSystem',
    ),
  (n) => inRoot(`<settings pass="${'windowsPE '.repeat(n)}"/>`),
  (n) => inRoot(`<settings ${numbered(n, (i) => `a${i}="b" `)}/>`),
  (n) => inRoot(`<settings ${numbered(n, (i) => `xmlns:p${i}="u" `)}/>`),
  (n) =>
    inShell(
      `<FirstLogonCommands><SynchronousCommand><CommandLine>${'cmd /c (&amp;&quot;'.repeat(n)}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
    ),
  (n) =>
    inShell(
      `<FirstLogonCommands><SynchronousCommand><CommandLine>${'powershell -EncodedCommand '.repeat(n)}${'QUFB'.repeat(n)}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
    ),
  // What our own comments make the program do.
  (n) => inRoot(`<!-- unattend-disable${' unknown-setting,'.repeat(n)} -->`),
  (n) => inRoot('<!-- unattend-disable-next-line unknown-setting -->'.repeat(n)),
  (n) => inRoot(`<!-- unattend-target:${' '.repeat(375)}a -->`.repeat(n / 10)),
  (n) => inRoot(`<!-- ${'password: a1'.repeat(n)} -->`),
  (n) => inRoot(`<!-- ${'<Password><Value>'.repeat(n)} -->`),
  (n) => inRoot('<!-- #region a -->'.repeat(n)),
  // Holes of templates.
  (n) => inShell(`<ComputerName>${'${'.repeat(n)}</ComputerName>${'<% if %>'.repeat(n)}`),
  (n) => inShell('{{#if a}}<OOBE/>{{/if}}'.repeat(n)),
];
