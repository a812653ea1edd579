import { feedPatchSchema, feedRunSchema, feedSchema, feedStates, masteredParts } from '../feeds.ts';
import { delimiters, encodings, importStatuses } from '../imports.ts';
import { meanings, policy } from './import-plan-schemas.ts';
import { match, reason, upload } from './import-schemas.ts';
import {
  anything,
  day,
  flag,
  input,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  person,
  said,
  text,
  whole,
} from './schema.ts';

const settings = said(
  named(
    'FeedSettings',
    object(
      { mapping: said(mapOf(nothingOr(text)), 'Column → where it goes; null: nowhere. Files must have the others.') },
      {
        match,
        duplicates: policy,
        values: said(meanings, 'Column → what stands in it → what that means.'),
        create: said(list(text), 'Fields that name companies which are made where they are not there yet.'),
        defaults: said(mapOf(anything), 'Fields of new records where their row says nothing.'),
        notify: flag,
        encoding: oneOf(...encodings),
        delimiter: oneOf(...delimiters),
        sheet: text,
      },
    ),
  ),
  'As every file is planned.',
);

const times = said(
  named('FeedTimes', object({ at: text }, { on: whole })),
  'When what lies there is taken: every day at `at` (`HH:mm`) by the clock of the workspace, or on the day `on` of each week (1 Monday … 7 Sunday); absent: as it comes.',
);

const source = said(
  named('FeedSource', {
    oneOf: [object({ kind: { const: 'upload' } }), object({ kind: { const: 'inbox' }, folder: text }, { times })],
  }),
  '`upload`: files are handed over with `run`. `inbox`: files that lie below `inbox/<folder>/` in the inbox of the workspace are taken as they come, or when it is time for it.',
);

const lastRun = named(
  'FeedRun',
  object({
    importId: text,
    fileName: text,
    at: moment,
    status: oneOf(...importStatuses),
    counts: said(
      nothingOr(object({ created: whole, updated: whole, skipped: whole, refused: whole })),
      'What it has brought, or would bring as long as it is only planned; null: not known yet.',
    ),
  }),
);

export const feed = named(
  'Feed',
  object({
    id: text,
    name: text,
    object: objectName,
    system: said(text, 'Short name of the other system, as its external ids begin with it.'),
    settings,
    source,
    dueWithinHours: said(
      nothingOr(whole),
      'The feed is late when its last good run is older; null: nobody waits for it.',
    ),
    holdAbove: said(
      object({ refusedPercent: whole }),
      'A plan that refuses a larger share of its rows waits for a person to commit it.',
    ),
    masters: said(
      oneOf(...masteredParts),
      'What of the records of that system is read-only elsewhere: nothing, the mapped fields, or all of it; then new records of that object come by the feed only.',
    ),
    waiver: said(
      nothingOr(object({ reason: text, until: day })),
      'By which the owner answers for what is merely missing, in every run.',
    ),
    isPaused: flag,
    owner: said(person, 'Runs have the rights of this person, as they are then.'),
    createdAt: moment,
    updatedAt: moment,
    version: said(whole, 'Also the ETag.'),
    state: said(
      oneOf(...feedStates),
      '`waiting`: nothing has come yet. `held`: the last run waits for a person. `failed`: the last run brought nothing, or the owner cannot bring in anything any more. `late`: what was expected has not come.',
    ),
    reasons: said(list(reason), 'Why it is held, failed or late.'),
    lastRun: said(nothingOr(lastRun), 'The run that began last.'),
    lastSuccessAt: nothingOr(moment),
    editable: said(flag, 'By the caller: who answers for it, or sets up the workspace.'),
    runnable: said(flag, 'The caller may hand over files.'),
  }),
);

export const feedInput = input(feedSchema);
export const feedPatch = input(feedPatchSchema);
export const feedRun = input(feedRunSchema);

export const announced = named('FeedRunAnnounced', object({ importId: text, upload }));
export const begun = named(
  'FeedRunBegun',
  object({ importId: said(nothingOr(text), 'null: what lies in the inbox is being taken.') }),
);
