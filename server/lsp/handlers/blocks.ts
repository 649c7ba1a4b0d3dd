/** Building blocks, disk layouts, single settings and new answer files, for the pickers of the client. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, type TextEdit } from '../../answer-file/edits';
import { blockById, blockFamilies } from '../../features/blocks/block';
import { misfit, obstacle } from '../../features/blocks/fitting';
import { type BlockInsertion, insertBlock, refused } from '../../features/blocks/insert-block';
import { insertLayout } from '../../features/blocks/insert-layout';
import { type Layout, listLayouts, questionsOf } from '../../features/blocks/layouts';
import { insertSetting, type SettingInsertion } from '../../features/insert-setting';
import { type Addition, answerChoices } from '../../features/new-answer-file/answer-choices';
import { createAnswerFile } from '../../features/new-answer-file/create';
import { searchSettings } from '../../features/search-settings';
import { PASSES } from '../../schema/component-schema';
import type { TextRange } from '../../syntax/nodes';
import { toRange, toTextEdits } from '../convert';
import {
  ANSWER_CHOICES,
  type AnswerChoicesParams,
  type AnswerChoicesResult,
  BLOCKS,
  type BlockInfo,
  type BlocksParams,
  type BlocksResult,
  CREATE_ANSWER_FILE,
  type CreateAnswerFileParams,
  type CreateAnswerFileResult,
  INSERT_BLOCK,
  INSERT_LAYOUT,
  INSERT_SETTING,
  type InsertBlockParams,
  type InsertBlockResult,
  type InsertLayoutParams,
  type InsertLayoutResult,
  type InsertSettingParams,
  type InsertSettingResult,
  LAYOUTS,
  type LayoutInfo,
  type LayoutsParams,
  type LayoutsResult,
  SEARCH_SETTINGS,
  type SearchSettingsParams,
  type SearchSettingsResult,
} from '../protocol';
import type { Handlers } from '../session';

export const blockHandlers: Handlers = {
  capabilities: {},
  register(session) {
    const { connection, answer } = session;
    connection.onRequest(
      LAYOUTS,
      answer<LayoutsParams, LayoutsResult>('layouts', null, ({ file }) =>
        listLayouts(file).map(toLayoutInfo),
      ),
    );
    connection.onRequest(
      INSERT_LAYOUT,
      answer<InsertLayoutParams, InsertLayoutResult | null>(
        'insertLayout',
        null,
        ({ document, file }, { layout, values }) => {
          const block = blockById(layout);
          if (!block?.layout) return null;
          const { changes, warnings, before, after, ...insertion } = insertLayout(file, block, values);
          return {
            ...toInsertion(document, insertion),
            changes,
            warnings,
            ...withoutGaps({ before, after }),
          };
        },
      ),
    );
    connection.onRequest(
      BLOCKS,
      answer<BlocksParams, BlocksResult>('blocks', null, ({ file }) =>
        blockFamilies().flatMap(({ family, blocks }) =>
          blocks
            .filter(({ layout }) => !layout)
            .map((block) => {
              const unavailable = misfit(block, file) ?? obstacle(block, file);
              return toBlockInfo(family, { block, questions: questionsOf(block, file), unavailable });
            }),
        ),
      ),
    );
    connection.onRequest(
      INSERT_BLOCK,
      answer<InsertBlockParams, InsertBlockResult | null>(
        'insertBlock',
        null,
        ({ document, file }, { block: id, values }) => {
          const block = blockById(id);
          const insertion = block
            ? insertBlock(file, block, values)
            : refused([`There is no block "${id}".`]);
          return toInsertion(document, insertion);
        },
      ),
    );
    connection.onRequest(
      SEARCH_SETTINGS,
      answer<SearchSettingsParams, SearchSettingsResult>(
        'searchSettings',
        null,
        ({ document, file }, { query, limit }) =>
          searchSettings(file, query, limit).map(({ places, ...match }) => ({
            ...match,
            places: places.map(({ pass, range }) => ({ pass, range: toRange(document, range) })),
          })),
      ),
    );
    connection.onRequest<InsertSettingResult, never>(
      INSERT_SETTING,
      answer<InsertSettingParams, InsertSettingResult>(
        'insertSetting',
        null,
        ({ document, file }, { component, path, pass }) => {
          const known = PASSES.find((one) => one === pass);
          return toSettingInsertion(document, insertSetting(file, component, path, known));
        },
      ),
    );
    connection.onRequest(ANSWER_CHOICES, ({ answers }: AnswerChoicesParams): AnswerChoicesResult => {
      const { layouts, additions, ...choices } = answerChoices(session.library, answers);
      return {
        ...choices,
        layouts: layouts.map(toLayoutInfo),
        additions: additions.map((addition) => toBlockInfo('commands', addition)),
      };
    });
    connection.onRequest(
      CREATE_ANSWER_FILE,
      ({ answers }: CreateAnswerFileParams): CreateAnswerFileResult => {
        const { text, problems } = createAnswerFile(session.library, answers);
        return { ...(text !== undefined && { text }), problems };
      },
    );
  },
};

function toLayoutInfo({ block, misfit: why, questions, disks }: Layout): LayoutInfo {
  const { id, title, description, sources } = block;
  return {
    id,
    title,
    description,
    sources,
    questions,
    ...withoutGaps({ disks }),
    ...(why && { misfit: why }),
  };
}

function toBlockInfo(family: string, { block, questions, unavailable }: Addition): BlockInfo {
  const { id, title, description } = block;
  return { id, family, title, description, questions, ...(unavailable && { unavailable }) };
}

function toInsertion(document: TextDocument, { edits, reveal, problems }: BlockInsertion): InsertBlockResult {
  return {
    version: document.version,
    edits: toTextEdits(document, edits),
    problems,
    ...(reveal && { reveal: toRangeAfter(document, edits, reveal) }),
  };
}

function toSettingInsertion(document: TextDocument, insertion: SettingInsertion): InsertSettingResult {
  switch (insertion.kind) {
    case 'inserted': {
      const { edits, selection } = insertion;
      return {
        kind: 'inserted',
        version: document.version,
        edits: toTextEdits(document, edits),
        selection: toRangeAfter(document, edits, selection),
      };
    }
    case 'exists':
      return { kind: 'exists', range: toRange(document, insertion.range) };
    case 'problem':
      return insertion;
  }
}

/** A range of the text as it reads after the edits. */
function toRangeAfter(document: TextDocument, edits: readonly TextEdit[], range: TextRange) {
  const text = applyEdits(document.getText(), edits);
  return toRange(TextDocument.create(document.uri, document.languageId, 0, text), range);
}

/** JSON leaves out what is undefined; the protocol says so in its types. */
function withoutGaps<Value>(value: Value): WithoutGaps<Value> {
  return value as WithoutGaps<Value>;
}

type WithoutGaps<Value> = Value extends readonly (infer Item)[]
  ? readonly WithoutGaps<Item>[]
  : Value extends object
    ? { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: WithoutGaps<Value[Key]> } & {
        [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: WithoutGaps<
          Exclude<Value[Key], undefined>
        >;
      }
    : Value;
