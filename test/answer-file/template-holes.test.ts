/** Which values a template fills before Setup reads the file. */
import assert from 'node:assert/strict';
import { hasTemplateHole, isForEditing } from '../../server/answer-file/template-holes';

const HOLES = [
  '${name}',
  'PC-${count.index}',
  '%{ if x }',
  '{{ .Name }}',
  'a{{user `x`}}b',
  '{% if x %}',
  '<%= name %>',
].concat(['@NAME@', 'x @a.b-c@ y', '%NAME%', '%computer_name%', 'PC-%SERIAL%', '%SITE%-01']);

const VALUES = [
  '',
  '$',
  '${',
  '{name}',
  '{a-b}',
  '{0}',
  'a@b.example',
  'P@ss@1',
  '%SystemRoot%',
  '%TEMP%',
  '100%',
  '50% of 100%',
].concat([
  'cmd /c echo %NAME%',
  '%SystemDrive%\\x',
  '$env:NAME',
  '$(NAME)',
  '#{name}',
  '<% name',
  '{{ name',
  'PC-%COMPUTERNAME%',
  'a%b%c',
  '%LAB%\\x',
  'a %LAB%',
]);

describe('hasTemplateHole', () => {
  for (const value of HOLES) it(`sees one in ${value}`, () => assert.ok(hasTemplateHole(value)));
  for (const value of VALUES)
    it(`sees none in ${value || 'nothing'}`, () => assert.ok(!hasTemplateHole(value)));
});

describe('isForEditing', () => {
  for (const value of ['[ KEY ]', '<NAME>', '{TimeZone}', '#VM_NAME#'])
    it(`sees that ${value} is to be replaced`, () => assert.ok(isForEditing(value)));
  for (const value of ['', 'PC#1', '#1#', '#pc#', 'PC-[1]'])
    it(`takes ${value || 'nothing'} as it is`, () => assert.ok(!isForEditing(value)));
});
