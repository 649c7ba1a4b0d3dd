/** From text to findings in one call, as the command line and the tests want it. */
import { type BindOptions, bind } from '../answer-file/bind';
import { parse } from '../syntax/parser';
import { type CheckOptions, check } from './check';
import type { Finding } from './rule';

export function checkText(text: string, options: BindOptions & CheckOptions): readonly Finding[] {
  return check(bind(parse(text), options), options);
}
