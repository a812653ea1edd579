import { certainPolicies, delimiters, encodings, importMatches, importStatuses, likelyPolicies } from '../imports.ts';
import { matchMembers } from './match-schemas.ts';
import { choice } from './operation.ts';
import {
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

export const encoding = nothingOr(oneOf(...encodings));
export const delimiter = nothingOr(oneOf(...delimiters));
export const sheet = said(nothingOr(text), 'Of a workbook.');
export const oneWay = said(oneOf(...importMatches), 'By what a row finds the record that it changes.');
export const match = said(
  { oneOf: [oneOf(...importMatches), list(text)] },
  'By what a row finds the record that it changes: one way, or targets whose fields have to agree together.',
);
export const duplicates = said(
  object({ certain: oneOf(...certainPolicies), likely: oneOf(...likelyPolicies) }, { reason: text }),
  'What becomes of rows whose record seems to be there already.',
);
export const lookAlike = named(
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

export const notify = said(flag, 'People are told of what concerns them; absent: it comes in silently.');

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

export const left = list(
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
