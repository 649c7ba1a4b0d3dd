/** Passwords in the encoding of Setup, there and back. */
import assert from 'node:assert/strict';
import {
  decodeBase64,
  decodeHiddenText,
  decodePassword,
  encodePassword,
  looksEncoded,
  type PasswordPlace,
} from '../../server/answer-file/passwords';

/** What Windows SIM would write, made by another hand than the code under test. */
const hidden = (text: string) => Buffer.from(text, 'utf16le').toString('base64');

describe('hidden passwords', () => {
  const places: readonly PasswordPlace[] = [
    'Password',
    'AdministratorPassword',
    'OfflineAdministratorPassword',
  ];
  for (const place of places) {
    it(`carry ${place} as their ending`, () => {
      for (const secret of ['', 'secret', 'pässwörd €', '𝒑𝒂𝒔𝒔', 'a<b&c']) {
        assert.equal(encodePassword(secret, place), hidden(secret + place));
        assert.equal(decodePassword(hidden(secret + place), place), secret);
      }
    });
  }

  it('of the offline Administrator may carry the shorter ending', () => {
    assert.equal(
      decodePassword(hidden('secretAdministratorPassword'), 'OfflineAdministratorPassword'),
      'secret',
    );
  });

  it('cannot be read with the ending of another place', () => {
    assert.equal(decodePassword(hidden('secretPassword'), 'AdministratorPassword'), undefined);
    assert.equal(decodePassword(hidden('secret'), 'Password'), undefined);
  });

  it('may lack the padding', () => {
    assert.equal(decodePassword(hidden('secretPassword').replace(/=+$/, ''), 'Password'), 'secret');
  });

  it('cannot be read from anything but UTF-16LE in Base64', () => {
    for (const value of [
      'secret!',
      'c2VjcmV0',
      'A',
      Buffer.from('secretPassword').toString('base64'),
      'cwBl AGMA',
    ]) {
      assert.equal(decodePassword(value, 'Password'), undefined, value);
    }
  });

  it('look like nothing else', () => {
    assert.ok(looksEncoded(hidden('Password')));
    assert.ok(looksEncoded(hidden('secretAdministratorPassword')));
    for (const value of ['', 'Password', 'vagrant', 'UABhAHMAcwA=', 'Pa55w0rd'])
      assert.ok(!looksEncoded(value), value);
  });

  it('are decoded together with their ending', () => {
    assert.equal(decodeHiddenText(hidden('secretPassword')), 'secretPassword');
    assert.equal(decodeBase64('c2VjcmV0'), 'secret');
    assert.equal(decodeBase64('c2VjcmV0*'), undefined);
  });
});
