/** Makes a new answer file from answers: one building block after the other, each with a comment. */
import { answers as bundled } from 'unattend:schemas';
import type { AnswerFile } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import { applyEdits } from '../../answer-file/edits';
import { publishedKey } from '../../answer-file/product-keys';
import { DEPLOYMENT, SETUP, SHELL_SETUP } from '../../answer-file/query';
import type { SchemaLibrary } from '../../schema/library';
import { parse } from '../../syntax/parser';
import { allBlocks, type Block, type BlockPart, blockById, blockFamilies } from '../blocks/block';
import { misfit } from '../blocks/fitting';
import { editsOf, insertBlock } from '../blocks/insert-block';
import { planParts } from '../blocks/plan';
import type { BlockValues } from '../blocks/values';
import type { AnsweredCommand, AnswerProblem, Answers } from './answers';
import { type Complain, type CompleteAnswers, completeAnswers, targetOf } from './complete';
import { meantChoice } from './meant';
import { type ShapeSchema, shapeProblems } from './shape';

export interface CreatedFile {
  /** The text of the file; undefined when there are problems. */
  readonly text: string | undefined;
  readonly problems: readonly AnswerProblem[];
}

/** The JSON Schema of the answers, as JSON text. */
export function answersSchema(): string {
  return bundled.schema!();
}

/** Answers to start from, as JSON text. */
export function exampleAnswers(): string {
  return `${JSON.stringify(JSON.parse(bundled.example!()), null, 2)}\n`;
}

/** Makes a file from answers of any shape; what is wrong with them is told for each answer. */
export function createAnswerFile(library: SchemaLibrary, given: unknown): CreatedFile {
  const shape = shapeProblems(JSON.parse(answersSchema()) as ShapeSchema, given);
  if (shape.length > 0) return { text: undefined, problems: shape };
  const problems: AnswerProblem[] = [];
  const complain: Complain = (path, message) => {
    problems.push({ path, message });
  };
  const answers = completeAnswers(given as Answers, complain);
  if (problems.length > 0) return { text: undefined, problems };
  let file = bind(parse(frameOf(answers)), { library, fileName: 'autounattend.xml' });
  for (const step of stepsFor(answers, complain)) {
    const { edits, problems: why } = applyStep(file, step);
    for (const message of why) complain(step.path, message);
    if (edits.length > 0)
      file = bind(parse(applyEdits(file.tree.text, edits)), { library, fileName: 'autounattend.xml' });
  }
  return problems.length > 0 ? { text: undefined, problems } : { text: file.tree.text, problems };
}

/** A block or parts of their own, with the answer that they come from. */
interface Step {
  readonly path: string;
  readonly block?: Block;
  readonly parts?: readonly BlockPart[];
  readonly values: BlockValues;
  readonly comment?: string;
}

function applyStep(file: AnswerFile, { block, parts = [], values, comment }: Step) {
  const options = comment === undefined ? {} : { comment };
  if (block) return insertBlock(file, block, values, options);
  return { edits: editsOf(file, planParts(file, parts, options) ?? [], values), problems: [] };
}

function frameOf(answers: CompleteAnswers): string {
  const { windows, architecture, firmware, edition } = answers;
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- unattend-target: ${windows} ${architecture} ${firmware} edition=${edition} -->
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
</unattend>
`;
}

function* stepsFor(answers: CompleteAnswers, complain: Complain): Generator<Step> {
  const { language, locale, keyboard } = answers;
  yield step(
    'language',
    'regional-settings',
    { language, locale, keyboard },
    'Language, region and keyboard',
  );
  yield* layoutStep(answers, complain);
  yield* imageSteps(answers);
  yield* commandSteps(answers, 'windowsPE', 'Commands in Windows PE');
  if (answers.computerName === '*')
    yield step('computerName', 'computer-name-random', {}, 'Computer and owner');
  else
    yield step('computerName', 'computer-name', { computerName: answers.computerName }, 'Computer and owner');
  yield* ownerSteps(answers);
  yield* activationSteps(answers);
  yield step('timeZone', 'time-zone', { timeZone: answers.timeZone });
  yield* networkSteps(answers);
  yield* commandSteps(answers, 'specialize', 'Commands while Windows is set up');
  const oobe = blockFamilies()
    .find(({ family }) => family === 'oobe')!
    .blocks.find((block) => misfit(block, { target: targetOf(answers) }) === undefined);
  if (oobe) yield { path: 'windows', block: oobe, values: {}, comment: 'No questions at the first start' };
  yield* accountSteps(answers);
  yield* commandSteps(answers, 'firstLogon', 'Commands at the first logon');
  for (const [index, { block: id, values = {} }] of (answers.blocks ?? []).entries()) {
    const block = blockById(id);
    if (block) yield { path: `blocks[${index}]`, block, values, comment: block.title };
    else complain(`blocks[${index}].block`, `there is no block "${id}".${meantBlock(id, allBlocks())}`);
  }
}

function step(path: string, id: string, values: BlockValues, comment?: string): Step {
  return { path, block: blockById(id)!, values, ...(comment !== undefined && { comment }) };
}

function* layoutStep(answers: CompleteAnswers, complain: Complain): Generator<Step> {
  const { layout } = answers;
  if (layout?.block === 'none') return;
  const layouts = allBlocks().filter((block) => block.layout);
  const target = targetOf(answers);
  const block = layout
    ? layouts.find(({ id }) => id === layout.block)
    : layouts.find((one) => one.firmware !== undefined && misfit(one, { target }) === undefined);
  if (block) yield { path: 'layout', block, values: layout?.values ?? {}, comment: block.title };
  else {
    const id = layout?.block ?? '';
    complain('layout.block', `there is no layout "${id}".${meantBlock(id, layouts)}`);
  }
}

function meantBlock(written: string, blocks: readonly Block[]): string {
  return meantChoice(
    written,
    blocks.map(({ id, title }) => ({ value: id, label: title })),
  );
}

function* imageSteps({
  imageName,
  imageIndex,
  productKey,
  bypassHardwareChecks,
}: CompleteAnswers): Generator<Step> {
  if (imageIndex !== undefined) yield step('imageIndex', 'image-index', { imageIndex: String(imageIndex) });
  else if (imageName) yield step('imageName', 'image-name', { imageName });
  yield step('windows', 'accept-eula', {}, 'Licence terms and product key');
  if (productKey === 'firmware') yield step('productKey', 'product-key-firmware', {});
  else if (productKey !== 'none') {
    const body = [
      '<UserData>',
      '  <ProductKey>',
      '    <Key>${key}</Key>',
      '    <WillShowUI>OnError</WillShowUI>',
      '  </ProductKey>',
      '</UserData>',
    ];
    yield {
      path: 'productKey',
      parts: [{ pass: 'windowsPE', component: SETUP, body }],
      values: { key: productKey },
    };
  }
  if (bypassHardwareChecks)
    yield step('bypassHardwareChecks', 'labconfig', {}, 'Hardware below the minimum of Windows 11');
}

/** A key of one's own activates Windows only from here, and Windows Vista asks for any key once more without it. */
function* activationSteps({ windows, productKey }: CompleteAnswers): Generator<Step> {
  if (productKey === 'firmware' || productKey === 'none') return;
  if (publishedKey(productKey) && windows !== 'windows-vista') return;
  const parts: readonly BlockPart[] = [
    { pass: 'specialize', component: SHELL_SETUP, body: ['<ProductKey>${key}</ProductKey>'] },
  ];
  yield { path: 'productKey', parts, values: { key: productKey } };
}

function* ownerSteps({ owner, organization }: CompleteAnswers): Generator<Step> {
  const settings = { RegisteredOrganization: organization, RegisteredOwner: owner };
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    const parts: readonly BlockPart[] = [
      { pass: 'specialize', component: SHELL_SETUP, body: [`<${name}>\${value}</${name}>`] },
    ];
    yield { path: name === 'RegisteredOwner' ? 'owner' : 'organization', parts, values: { value } };
  }
}

function* networkSteps({ domain, workgroup, remoteDesktop }: CompleteAnswers): Generator<Step> {
  if (domain) {
    const { name: domainName, user, password } = domain;
    const values = { domainName, credentialsDomain: domainName, user, password };
    yield step('domain', 'join-domain', values, 'Domain');
  }
  if (workgroup !== undefined) yield step('workgroup', 'join-workgroup', { workgroup }, 'Workgroup');
  if (remoteDesktop) yield step('remoteDesktop', 'remote-desktop', {}, 'Remote Desktop');
}

function* accountSteps(answers: CompleteAnswers): Generator<Step> {
  const { accounts = [], administratorPassword, autoLogon, hidePasswords } = answers;
  const plainText = String(!hidePasswords);
  const logonCount = String(autoLogon?.count ?? 1);
  const logged = autoLogon?.account.toLowerCase();
  const comment = 'Accounts';
  if (administratorPassword !== undefined) {
    const values = { password: administratorPassword, plainText };
    if (logged !== 'administrator')
      yield step('administratorPassword', 'administrator-password', values, comment);
    else yield step('autoLogon', 'auto-logon-administrator', { ...values, logonCount }, comment);
  }
  for (const [index, { name, password, group = 'Administrators' }] of accounts.entries()) {
    const path = `accounts[${index}]`;
    const values = { name, password, plainText };
    if (logged === name.toLowerCase()) yield step(path, 'auto-logon', { ...values, logonCount }, comment);
    else yield step(path, group === 'Users' ? 'local-user' : 'local-administrator', values, comment);
  }
}

function* commandSteps(
  { commands = [] }: CompleteAnswers,
  when: AnsweredCommand['when'],
  comment: string,
): Generator<Step> {
  for (const [index, { when: wanted, command, description }] of commands.entries()) {
    if (wanted !== when) continue;
    const [pass, component, list, item, line] = COMMANDS[when];
    const body = [
      `<${list}>`,
      `  <${item} wcm:action="add">`,
      '    <Order>1</Order>',
      `    <${line}>\${command}</${line}>`,
      ...(description === undefined ? [] : ['    <Description>${description}</Description>']),
      `  </${item}>`,
      `</${list}>`,
    ];
    const values = { command, ...(description !== undefined && { description }) };
    yield { path: `commands[${index}]`, parts: [{ pass, component, body }], values, comment };
  }
}

const COMMANDS = {
  windowsPE: ['windowsPE', SETUP, 'RunSynchronous', 'RunSynchronousCommand', 'Path'],
  specialize: ['specialize', DEPLOYMENT, 'RunSynchronous', 'RunSynchronousCommand', 'Path'],
  firstLogon: ['oobeSystem', SHELL_SETUP, 'FirstLogonCommands', 'SynchronousCommand', 'CommandLine'],
} as const;
