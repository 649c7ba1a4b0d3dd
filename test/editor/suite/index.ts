/** The test bundle: VS Code loads it into the extension host and calls run(). */
import './mocha';
import './contributions';
import './language';
import './diagnostics';
import './completion';
import './hover';
import './structure';
import './navigation';
import './shown';
import './editing';
import './refactor';
import './preview';
import './quick-fix';
import './configuration';
import './documentation';
import './insert';
import './commands';
import './links';
import './target';
import './folders';
import './other-xml';
import './server';

export { run } from './mocha';
