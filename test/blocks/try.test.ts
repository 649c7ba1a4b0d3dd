import { searchSettings } from '../../server/features/search-settings';
import { insertSetting } from '../../server/features/insert-setting';
import { bindText } from '../support/marked-text';
import { apply } from '../support/editing';
import { fixtureText } from '../support/fixtures';
describe('try', () => {
  it('x', () => {
    const text = fixtureText('windows-11-uefi.xml');
    const file = bindText(text);
    console.time('s');
    for (const q of ['', 'time zone', 'hide eula', 'computername', 'wifi', 'hidewireless', 'auto logon count', 'rdp']) console.log(q, searchSettings(file, q, 5).map((x) => x.component + '/' + x.path + x.places.length));
    console.timeEnd('s');
    for (const [c, p] of [['Microsoft-Windows-Shell-Setup','CopyProfile'],['Microsoft-Windows-Shell-Setup','ComputerName'],['Microsoft-Windows-TCPIP','Interfaces/Interface/Routes/Route/Prefix'],['Microsoft-Windows-Shell-Setup','UserAccounts/LocalAccounts/LocalAccount'],['Microsoft-Windows-Shell-Setup','UserAccounts/LocalAccounts/LocalAccount/Description'],['Microsoft-Windows-Setup','DiskConfiguration/Disk'],['Microsoft-Windows-Deployment','RunSynchronous/RunSynchronousCommand/Path'], ['Microsoft-Windows-DNS-Client', 'Interfaces/Interface/DNSServerSearchOrder/IpAddress']] as const) {
      for (const t of [text, '']) {
      const r = insertSetting(bindText(t), c, p);
      if (r.kind !== 'inserted') { console.log(c, p, r); continue; }
      let after = apply(t, r.edits);
      after = after.slice(0, r.selection.start) + '[' + after.slice(r.selection.start, r.selection.end) + ']' + after.slice(r.selection.end);
      console.log(c, p, '\n', after.slice(Math.max(0, r.selection.start - 600), r.selection.end + 250));
    }}
  });
});
