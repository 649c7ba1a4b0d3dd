/** Many fixes at once. */
import assert from 'node:assert/strict';
import { fixAll } from '../../server/checks/fix-all';
import { apply } from '../support/editing';
import { findingsOf } from '../support/findings';

const TEXT = `<unattend xmlns="urn:schemas-microsoft-com:unattend">
<settings pass="windowsPE">
<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
<UserData><AcceptEULA>true</AcceptEULA></UserData>
<RunSynchronous>
<RunSynchronousCommand><Order>1</Order><Path>a</Path></RunSynchronousCommand>
<RunSynchronousCommand><Order>2</Order><Path>b</Path></RunSynchronousCommand>
</RunSynchronous>
</component>
</settings>
</unattend>
`;

describe('fixing everything', () => {
  it('applies the certain fixes of one rule, and a declaration that several of them need once', () => {
    assert.equal(
      apply(TEXT, fixAll(findingsOf(TEXT), 'list-item-missing-wcm-action')),
      TEXT.replaceAll('<RunSynchronousCommand>', '<RunSynchronousCommand wcm:action="add">').replace(
        'unattend">',
        'unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">',
      ),
    );
  });

  it('applies those of all rules, and comes to an end', () => {
    let text = TEXT;
    for (let round = 0; round < 5; round++) {
      const edits = fixAll(findingsOf(text));
      if (edits.length === 0) break;
      text = apply(text, edits);
    }
    assert.deepEqual(fixAll(findingsOf(text)), []);
    assert.match(text, /<AcceptEula>true<\/AcceptEula>/);
  });
});
