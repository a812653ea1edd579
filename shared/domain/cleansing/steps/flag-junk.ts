import { findFlaw, isEmpty } from '#shared/model/quality/check-values.ts';
import type { ProposeStep } from './step.ts';

/** Names fields whose values say nothing. What they should say only people know, so nothing is changed. */
export const flagJunk: ProposeStep = ({ context, record: { object, data } }) => {
  const { fields } = context.directory.definitions[object];
  const flagged = fields
    .filter((field) => !isEmpty(data[field.name]) && findFlaw(field, data[field.name])?.rule === 'junk')
    .map(({ name }) => name);
  return { data, flagged, because: Object.fromEntries(flagged.map((name) => [name, 'junk'])) };
};
