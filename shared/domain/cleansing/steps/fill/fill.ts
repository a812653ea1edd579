import type { CleansingReason, FilledThing } from '#shared/model/cleansing.ts';
import type { ProposeStep } from '../step.ts';
import { fillCountries } from './fill-countries.ts';
import { fillAccountManager, fillFromEmployer, fillFromHeadOffice } from './fill-from-related.ts';
import type { FillRule } from './fill-rule.ts';
import { fillWebsite } from './fill-website.ts';

/** In this order: an address that a contact has from the company has its country already. */
const rules: Readonly<Record<FilledThing, FillRule>> = {
  headOffice: fillFromHeadOffice,
  websites: fillWebsite,
  employer: fillFromEmployer,
  countries: fillCountries,
  accountManagers: fillAccountManager,
};

/** Fills in what follows from elsewhere: only what all that is known agrees on. */
export const fill: ProposeStep = async (question) => {
  const { step } = question;
  let { data } = question.record;
  const because: Record<string, CleansingReason> = {};
  for (const [thing, rule] of Object.entries(rules) as [FilledThing, FillRule][]) {
    if (step.what?.includes(thing) === false) continue;
    const found = await rule({ ...question, record: { ...question.record, data } });
    for (const [name, { value, because: reason }] of Object.entries(found)) {
      data = { ...data, [name]: value };
      because[name] = reason;
    }
  }
  return { data, because };
};
