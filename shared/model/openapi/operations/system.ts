import { jobNames } from '../../jobs.ts';
import { languages } from '../../tenant.ts';
import { type OperationsOf, ok } from '../operation.ts';
import { eachOf, flag, list, moment, named, nothingOr, object, oneOf, said, text } from '../schema.ts';

const seen = (member: string) => object({ [member]: said(nothingOr(moment), 'Null: not yet.') });

const health = named(
  'Health',
  object(
    {
      status: { const: 'ok' },
      tenant: text,
      version: said(text, 'The release that answers.'),
      language: said(oneOf(...languages), 'What the workspace speaks to those who do not say what they speak.'),
      parts: object({
        table: object({ status: { const: 'ok' } }),
        streams: object({ dedupe: seen('lastBatchAt'), reports: seen('lastBatchAt') }),
        schedules: object(eachOf(jobNames, seen('lastRunAt'))),
      }),
      demo: said(flag, 'Invented data and users with a known password.'),
    },
    { demoUsers: list(object({ email: text, name: text, role: text })) },
  ),
);

export const system: OperationsOf<'system'> = {
  getHealth: {
    tag: 'Workspace',
    summary: 'Tell whether everything works',
    description: 'Says what was seen: that the table answers, and when the parts behind it last did their work.',
    answers: ok(health),
  },
};
