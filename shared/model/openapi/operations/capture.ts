import { formKeyHeader, formKeyParameter, mostCapturedBytes, mostCapturedPerMinute, trapField } from '../../capture.ts';
import type { OperationsOf } from '../operation.ts';
import { object, said, text } from '../schema.ts';

export const capture: OperationsOf<'capture'> = {
  captureLead: {
    tag: 'Leads',
    summary: 'Hand in a lead from a form on a website',
    description:
      `Takes no token, but the key of a form: as \`?${formKeyParameter}=\`, or in the header \`${formKeyHeader}\`. JSON or the fields of a form, ` +
      `up to ${mostCapturedBytes / 1024} KB and ${mostCapturedPerMinute} a minute. Fields are those of a lead, or what forms usually call them (\`name\`, \`phone\`, \`email\`, \`message\`); ` +
      'what cannot be read goes into the text of the lead, and nothing is refused for it. Whether the sender is known is found out afterwards: ' +
      `the answer does not tell. A lead that fills in \`${trapField}\`, which people do not see, is kept as rejected. ` +
      'An `Idempotency-Key` makes repetitions harmless.',
    query: { [formKeyParameter]: said(text, 'Key of the form.') },
    body: { type: 'object', additionalProperties: true },
    answers: { 202: { description: 'Received.', schema: object({ id: said(text, 'Of the lead.') }) } },
    problems: ['capture.key', 'rate.limited', 'record.mastered'],
  },
};
