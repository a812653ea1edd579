import {
  certainPolicies,
  columnTypes,
  delimiters,
  encodings,
  importFormats,
  likelyPolicies,
  planActions,
} from '../imports.ts';
import { delimiter, encoding, lookAlike, match, notify, oneWay, reason, sheet } from './import-schemas.ts';
import {
  anything,
  flag,
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

/** What is planned of a file, and by what. */

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
