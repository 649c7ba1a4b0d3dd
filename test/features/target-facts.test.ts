/** The target in words: its facts, and what in the file shows them. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { targetFacts } from '../../server/features/target-facts';
import { parse } from '../../server/syntax/parser';
import { fileOf } from '../support/editing';
import { inComponent, library } from '../support/findings';
import { fixtureText } from '../support/fixtures';

describe('targetFacts', () => {
  it('names each fact and what shows it', () => {
    const text = fixtureText('windows-7-bios.xml');
    const facts = targetFacts(fileOf(text));
    assert.deepEqual(
      facts.map(({ title, label, source, range }) => [
        title,
        label,
        source,
        range && text.slice(range.start, range.end),
      ]),
      [
        ['Windows', 'Windows 7', 'the name of its image (/IMAGE/NAME)', 'Windows 7 PROFESSIONAL'],
        ['Edition', 'Professional', 'the name of its image (/IMAGE/NAME)', 'Windows 7 PROFESSIONAL'],
        ['Architecture', 'x86', 'the architecture of its components', 'x86'],
        ['Firmware', 'BIOS', 'its active partition', 'true'],
      ],
    );
  });

  it('knows keys, catalogs and partition types, and says when nothing shows a fact', () => {
    const key = inComponent(
      'specialize',
      'Microsoft-Windows-Shell-Setup',
      '<ProductKey>FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4</ProductKey>',
    );
    const catalog = key
      .replace(/<ProductKey>.*<\/ProductKey>/, '')
      .replace(
        '</unattend>',
        '<cpi:offlineImage cpi:source="catalog:d:/install_windows 8.1 pro.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi" /></unattend>',
      );
    const disk = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfiguration><Disk><CreatePartitions><CreatePartition><Type>EFI</Type></CreatePartition></CreatePartitions></Disk></DiskConfiguration>',
    );
    const [windows, edition, , firmware] = targetFacts(fileOf(key));
    assert.deepEqual([windows!.source, edition!.source], ['its product key', 'its product key']);
    assert.deepEqual([firmware!.label, firmware!.source], ['Firmware not known', undefined]);
    assert.equal(targetFacts(fileOf(catalog))[0]!.source, 'the catalog of Windows SIM (cpi:offlineImage)');
    assert.equal(targetFacts(fileOf(disk))[3]!.source, 'the types of its partitions');
  });

  it('says an edition that the version does not have as it is written', () => {
    const target = { windows: 'windows-7', edition: 'ServerRdsh' } as const;
    const [, edition] = targetFacts(bind(parse(''), { library, target }));
    assert.deepEqual([edition!.label, edition!.from], ['ServerRdsh', 'override']);
  });

  it('offers the editions of the version', () => {
    const editions = (windows: 'windows-7' | 'server-2022') =>
      targetFacts(bind(parse(''), { library, target: { windows } }))[1]!.choices.map(({ value }) => value);
    assert.ok(editions('windows-7').includes('HomePremium'));
    assert.ok(!editions('windows-7').includes('ServerStandard'));
    assert.ok(editions('server-2022').includes('ServerStandard'));
    assert.ok(!editions('server-2022').includes('Professional'));
  });

  it('calls an edition as its Windows does', () => {
    const label = (windows: 'windows-7' | 'windows-10') =>
      targetFacts(bind(parse(''), { library, target: { windows, edition: 'Professional' } }))[1]!.label;
    assert.equal(label('windows-7'), 'Professional');
    assert.equal(label('windows-10'), 'Pro');
  });
});
