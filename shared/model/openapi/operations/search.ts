import { limit, type OperationsOf, ok } from '../operation.ts';
import { flag, list, named, object, objectName, oneOf, said, text } from '../schema.ts';

const found = named(
  'FoundRecord',
  object(
    {
      object: objectName,
      id: text,
      title: text,
      subtitle: said(text, 'What tells records of one name apart: town, position, client.'),
      matched: object({
        kind: oneOf('name', 'phone', 'email', 'ident'),
        value: said(text, 'A phone in E.164, an identifier as `<scheme>:<value>`.'),
      }),
    },
    { companyId: said(text, 'The client whose card shows it.') },
  ),
);

export const search: OperationsOf<'search'> = {
  searchRecords: {
    tag: 'Search',
    summary: 'Find records by name, phone, e-mail or number',
    description:
      'By the beginnings of names in any order, across scripts and keyboard layouts, by a phone in any format, an e-mail address or an identifier. Exact matches come first, then whole words, then beginnings.',
    query: {
      q: said({ ...text, maxLength: 200, examples: ['ветер'] }, 'What somebody typed.'),
      objects: said(text, 'Objects to look in, parted by commas; all that can be found unless given.'),
      limit,
    },
    needs: ['q'],
    answers: ok(
      object({ data: list(found), more: said(flag, 'There may be others: more words, or more letters, find them.') }),
    ),
  },
};
