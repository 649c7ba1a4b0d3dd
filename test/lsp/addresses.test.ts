/** Folders and files as addresses. */
import assert from 'node:assert/strict';
import { fileIn, foldersAbove, nameIn } from '../../server/lsp/addresses';

describe('foldersAbove', () => {
  for (const [name, uri, workspaceFolders, folders] of [
    [
      'up to the workspace folder',
      'file:///a/b/c/x.xml',
      ['file:///a'],
      ['file:///a/b/c', 'file:///a/b', 'file:///a'],
    ],
    [
      'up to the innermost workspace folder',
      'file:///a/b/x.xml',
      ['file:///a', 'file:///a/b/'],
      ['file:///a/b'],
    ],
    ['up to the root', 'file:///a/b/x.xml', ['file:///ab'], ['file:///a/b', 'file:///a', 'file://']],
    [
      'on another machine',
      'vscode-vfs://github/o/r/x.xml',
      ['vscode-vfs://github/o/r'],
      ['vscode-vfs://github/o/r'],
    ],
    ['without a machine', 'memfs:/workspace/x.xml', ['memfs:/workspace'], ['memfs:/workspace']],
    ['of an unsaved document', 'untitled:Untitled-1', ['file:///a'], []],
    ['of an unsaved document with a name', 'untitled:/a/x.xml', [], []],
  ] as const) {
    it(name, () => assert.deepEqual(foldersAbove(uri, workspaceFolders), folders));
  }
});

describe('fileIn', () => {
  for (const [path, uri] of [
    ['x.json', 'file:///a/b%20c/x.json'],
    ['./d\\é.json', 'file:///a/b%20c/d/%C3%A9.json'],
    ['../x.json', 'file:///a/x.json'],
    ['/x/y.json', 'file:///x/y.json'],
    ['C:\\x.json', 'file:///C%3A/x.json'],
    ['../../../x.json', undefined],
  ] as const) {
    it(`finds ${path}`, () => assert.equal(fileIn('file:///a/b%20c', path), uri));
  }
});

describe('nameIn', () => {
  it('is readable', () => {
    assert.equal(nameIn('file:///a/my%20file.xml'), 'my file.xml');
    assert.equal(nameIn('file:///a/100%.xml'), '100%.xml');
  });
});
