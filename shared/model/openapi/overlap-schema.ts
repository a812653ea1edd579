import { list, named, object, objectName, oneOf, said, text } from './schema.ts';

/** Open work of somebody else that new work overlaps. */
export const overlap = named(
  'Overlap',
  object(
    {
      code: { const: 'work.overlaps' },
      with: said(oneOf('client', 'group'), '`group`: with a firm that belongs together with the client.'),
      owner: said(
        object({ id: text, name: text }),
        'Whose it is; of a client that the caller may not see, who answers for it.',
      ),
      actions: said(
        list(oneOf('join', 'share', 'link')),
        'What the caller can do besides going on. `join`: ask to work with the client. `share`: take a part of the deal, by its `credits`. `link`: name it among the `links` of the new work.',
      ),
    },
    {
      object: objectName,
      id: text,
      title: text,
      companyId: text,
      ref: said(text, 'Stands for the hidden client in `POST /join-requests`, for the caller alone and a day.'),
    },
  ),
);
