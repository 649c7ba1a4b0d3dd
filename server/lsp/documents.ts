/** Open documents and what is known about each version of them. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnswerFile } from '../answer-file/answer-file';
import { bind } from '../answer-file/bind';
import type { TargetOverrides } from '../answer-file/target';
import { check } from '../checks/check';
import type { Finding, Rule } from '../checks/rule';
import type { SeverityOptions } from '../checks/severity';
import type { SchemaLibrary } from '../schema/library';
import type { SyntaxTree } from '../syntax/nodes';
import { parse } from '../syntax/parser';
import { nameIn } from './addresses';
import type { FilesBeside } from './files-beside';

/** What settings and configuration files say about a document. */
export interface CheckSettings extends SeverityOptions {
  readonly library: SchemaLibrary;
  readonly target: TargetOverrides;
}

export interface AnalyzedDocument {
  readonly document: TextDocument;
  readonly file: AnswerFile;
  /** The findings of all rules, found on first use. */
  findings(): readonly Finding[];
  /** What the rules would find if the document had this text. */
  findingsIn(text: string): readonly Finding[];
  /** The same document for another Windows than settings and file say; computed anew each time. */
  forTarget(target: TargetOverrides): AnalyzedDocument;
}

export interface Analyses {
  /** What is known about the current version of a document; computed once a version. */
  get(document: TextDocument): AnalyzedDocument;
  /** To be called when this version of a document was saved: it is judged again, more strictly. */
  markSaved(document: TextDocument): void;
  forget(uri: string): void;
  /** To be called when what holds for this document changed, or without an address for all: they are judged again. */
  judgeAgain(uri?: string): void;
}

/** More documents are rarely open; what drops out is computed again when it is asked for. */
const MOST_DOCUMENTS = 20;

export function createAnalyses(
  settingsFor: (uri: string) => CheckSettings,
  beside: FilesBeside,
  onRuleFailure: (rule: Rule, error: unknown) => void,
): Analyses {
  const analyses = new Map<string, AnalyzedDocument & { readonly version: number }>();
  const savedVersions = new Map<string, number>();
  return {
    get(document) {
      const known = analyses.get(document.uri);
      if (known?.version === document.version && known.document === document) return known;
      const { library, target, severities, profile } = settingsFor(document.uri);
      const tree = parse(document.getText());
      const analyze = (stated: TargetOverrides): AnalyzedDocument => {
        const bound = (of: SyntaxTree): AnswerFile =>
          bind(of, {
            fileName: nameIn(document.uri),
            isSaved: savedVersions.get(document.uri) === document.version,
            library,
            target: stated,
            missingFiles: beside.missing(document.uri),
          });
        const file = bound(tree);
        let findings: readonly Finding[] | undefined;
        return {
          document,
          file,
          findings: () => (findings ??= check(file, { severities, profile, onRuleFailure })),
          findingsIn: (text) => check(bound(parse(text)), { severities, profile }),
          forTarget: (other) => analyze({ ...stated, ...other }),
        };
      };
      const analyzed = { ...analyze(target), version: document.version };
      beside.look(document.uri, analyzed.file);
      analyses.delete(document.uri);
      analyses.set(document.uri, analyzed);
      const [oldest] = analyses.keys();
      if (analyses.size > MOST_DOCUMENTS) analyses.delete(oldest!);
      return analyzed;
    },
    markSaved(document) {
      savedVersions.set(document.uri, document.version);
      analyses.delete(document.uri);
    },
    forget(uri) {
      analyses.delete(uri);
      savedVersions.delete(uri);
    },
    judgeAgain(uri) {
      if (uri === undefined) analyses.clear();
      else analyses.delete(uri);
    },
  };
}
