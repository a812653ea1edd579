import {
  certainPolicies,
  columnTypes,
  delimiters,
  encodings,
  importFormats,
  importMatches,
  importStatuses,
  likelyPolicies,
  planActions,
} from '../imports.ts';
import { matchMembers } from './match-schemas.ts';
import { choice } from './operation.ts';
import {
  anything,
  day,
  flag,
  type Json,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  number,
  object,
  objectName,
  oneOf,
  person,
  said,
  text,
  whole,
} from './schema.ts';

const encoding = nothingOr(oneOf(...encodings));
const delimiter = nothingOr(oneOf(...delimiters));
const sheet = said(nothingOr(text), 'Of a workbook.');
const oneWay = said(oneOf(...importMatches), 'By what a row finds the record that it changes.');
export const match = said(
  { oneOf: [oneOf(...importMatches), list(text)] },
  'By what a row finds the record that it changes: one way, or targets whose fields have to agree together.',
);
export const duplicates = said(
  object({ certain: oneOf(...certainPolicies), likely: oneOf(...likelyPolicies) }, { reason: text }),
  'What becomes of rows whose record seems to be there already.',
);
const lookAlike = named(
  'ImportLookAlike',
  object(
    {
      score: said({ ...number, minimum: 0, maximum: 1 }, 'How sure it is that the two are one.'),
      band: matchMembers.band,
    },
    {
      row: said(whole, 'It is another row of the file.'),
      id: said(text, 'Given to those who may read the record.'),
      title: text,
      accountManager: said(nothingOr(person), 'Who answers for the client.'),
    },
  ),
);

export const related = said(whole, 'Companies that come along, since rows name them and they are not there yet.');

export const owed = said(
  mapOf(whole),
  'Fields that new records must have, and how many come without: debt that somebody has to sign for.',
);

const notify = said(flag, 'People are told of what concerns them; absent: it comes in silently.');

export const facts = {
  number: said(whole, 'Which one it is of those that were made; also the ETag.'),
  sha256: said(text, 'Of the plan as it is kept, hexadecimal.'),
  at: moment,
  rows: whole,
  counts: object({ create: whole, update: whole, skip: whole, refuse: whole }),
  mapping: said(mapOf(text), 'Column → where it goes.'),
  match,
  encoding,
  delimiter,
  sheet,
};

/** Work in the background. */
function work(counts: Json): Json {
  return object({
    requestedBy: said(text, 'Id of a user.'),
    requestedAt: moment,
    at: said(moment, 'Last sign of life.'),
    finishedAt: nothingOr(moment),
    total: said(whole, 'Rows to be done.'),
    done: whole,
    counts: object(counts),
  });
}

export const reason = named(
  'ImportReason',
  object(
    { code: text, message: said(text, 'In the language of the caller.') },
    {
      column: said(text, 'Absent: it is about the row.'),
      field: text,
      value: said(text, 'What stands in the column.'),
      params: mapOf({ type: ['string', 'number'] }),
    },
  ),
);

export const about = {
  id: text,
  object: objectName,
  fileName: text,
  status: said(oneOf(...importStatuses), 'A plan can be made anew until it is carried out.'),
  createdAt: moment,
  createdBy: person,
  feedId: said(nothingOr(text), 'The feed whose run it is.'),
  halted: said(
    nothingOr(named('ImportHalt', object({ kind: oneOf('held', 'failed'), reasons: list(reason) }))),
    'Why a run of a feed does not go on by itself: `held` waits for somebody to commit its plan, `failed` has none.',
  ),
  planning: said(nothingOr(object({ total: whole, done: whole, at: moment })), 'The plan that is being made.'),
  plan: nothingOr(named('ImportPlanFacts', object(facts, { duplicates, related, owed, notify }))),
  waiver: said(
    nothingOr(
      named(
        'ImportWaiver',
        object({
          reason: text,
          until: said(day, 'First day on which it counts fully.'),
          signedBy: person,
          signedAt: moment,
        }),
      ),
    ),
    'Who answers for what it leaves undone.',
  ),
  commit: nothingOr(named('ImportCommit', work({ created: whole, updated: whole, refused: whole }))),
  undo: nothingOr(named('ImportUndo', work({ reversed: whole, kept: whole, failed: whole }))),
};
export const one = named('Import', object(about));

export const upload = object({
  url: said(text, 'Takes the file for a quarter of an hour, without a token.'),
  method: { const: 'PUT' },
  headers: said(mapOf(text), 'To be sent exactly so.'),
});

export const row = named(
  'ImportRow',
  object(
    { row: said(whole, 'As a spreadsheet counts: the header is row 1.'), action: oneOf(...planActions) },
    {
      id: said(text, 'The record that it is about.'),
      title: text,
      fields: said(mapOf(anything), '`create`: what the new record will hold.'),
      changes: said(list(object({ field: text, old: anything, new: anything })), '`update`'),
      cells: said(list(text), 'The row as it stands in the file, of one that is refused or left out.'),
      reasons: said(list(reason), '`refuse`'),
      owed: said(list(text), '`create`: fields that it must have and comes without.'),
      lookAlikes: said(list(lookAlike), 'What the record may be the same as, the surest first.'),
    },
  ),
);

export const policy = said(
  object({}, { certain: oneOf(...certainPolicies), likely: oneOf(...likelyPolicies), reason: text }),
  'As in a plan.',
);
export const meanings = mapOf(mapOf(nothingOr(text)));
export const template = named(
  'ImportTemplate',
  object(
    {
      id: text,
      object: objectName,
      name: text,
      mapping: said(mapOf(text), 'Column → where it goes.'),
      ready: said(flag, 'It comes with the product.'),
      editable: said(flag, 'The caller may delete it.'),
    },
    {
      match,
      duplicates: policy,
      values: said(meanings, 'Column → what stands in it → what that means.'),
      system: said(text, 'The system whose files these are.'),
      create: said(list(text), 'Fields that name companies which are made where they are not there yet.'),
      createdAt: moment,
      createdBy: person,
    },
  ),
);

export const settings = named(
  'ImportSettings',
  object(
    { mapping: said(mapOf(text), 'Column → where it goes.'), match },
    {
      duplicates: policy,
      values: said(meanings, 'Column → what stands in it → what that means.'),
      system: said(text, 'The system whose files these are.'),
      create: said(list(text), 'Fields that name companies which are made where they are not there yet.'),
      defaults: said(mapOf(anything), 'Fields of new records where their row says nothing.'),
      notify,
      encoding: said(oneOf(...encodings), 'Absent: detected.'),
      delimiter: said(oneOf(...delimiters), 'Absent: detected.'),
      sheet: said(text, 'Of a workbook; absent: the first that is not hidden.'),
    },
  ),
);

export const preview = named(
  'ImportPreview',
  object({
    format: oneOf(...importFormats),
    encoding,
    delimiter,
    sheet,
    sheets: list(text),
    rows: whole,
    columns: list(
      object(
        {
          name: text,
          samples: list(text),
          type: said(oneOf(...columnTypes), 'What its first values look like.'),
          target: said(nothingOr(text), 'Where it would go by itself; null: nowhere.'),
        },
        {
          values: said(
            list(
              object({ value: text, count: whole, means: said(mapOf(text), 'Target → the option that it is there.') }),
            ),
            'What stands in the column, the most frequent first; absent: too many different values.',
          ),
        },
      ),
    ),
    targets: said(
      list(
        object(
          { name: text, label: text, required: flag, many: said(flag, 'Several columns can go there.') },
          { options: said(list(object({ value: text, label: text })), 'What it can hold; absent: anything.') },
        ),
      ),
      'Where columns can go.',
    ),
    template: said(nothingOr(object({ id: text, name: text })), 'The one that was made for such a header.'),
    values: said(meanings, 'As proposed by the template.'),
    system: nothingOr(text),
    create: list(text),
    duplicates: policy,
    match,
    matches: said(list(oneWay), 'Those that a mapping of such records can have.'),
  }),
);

const left = list(
  object(
    { row: whole, id: text, title: text, reason: nothingOr(reason) },
    { fields: said(list(text), 'Those that stay; absent: the whole record.') },
  ),
);
export const undone = named(
  'ImportReversal',
  object({
    id: text,
    status: oneOf(...importStatuses),
    reversed: said(whole, 'Records that are as they were before, but for fields under `kept`.'),
    kept: said(left, 'What people have done since, which stays: the first thousand.'),
    failed: said(
      left,
      'What cannot go back any more, such as a number that another record has by now: the first thousand.',
    ),
  }),
);

export const unreadable = ['import.no_file', 'import.damaged', 'import.unreadable', 'import.too_long'] as const;
export const written = {
  encoding: choice(encodings, 'Detected unless given.'),
  delimiter: choice(delimiters, 'Detected unless given.'),
  sheet: said(text, 'Of a workbook; the first that is not hidden unless given.'),
};
