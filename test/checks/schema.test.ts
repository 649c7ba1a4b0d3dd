import { inComponent } from '../support/findings';
import { testRule } from '../support/rule-tests';

const shell = (settings: string, pass = 'specialize') => inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings);

testRule('unknown-setting', {
  reports: {
    'a misspelt setting': shell(`
      <ComputrName>PC1</ComputrName>
       ^^^^^^^^^^^ unknown-setting (error)`),
  },
  quiet: { 'the right name': shell('<ComputerName>PC1</ComputerName>') },
  fixes: {
    'both tags of a misspelt setting': {
      before: shell('<ComputrName>PC1</ComputrName>'),
      title: 'Rename to ComputerName',
      after: shell('<ComputerName>PC1</ComputerName>'),
    },
  },
});
