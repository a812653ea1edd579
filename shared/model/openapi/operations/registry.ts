import {
  checkOutcomes,
  companyStates,
  registryCountries,
  registryOutcomes,
  unreachableReasons,
} from '../../registries.ts';
import { lookUpSchema } from '../../registry-look-up.ts';
import { type OperationsOf, ok, paging } from '../operation.ts';
import {
  anything,
  day,
  input,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  oneOf,
  person,
  said,
  text,
} from '../schema.ts';

const tag = 'Registries';

const entry = named(
  'RegistryEntry',
  said(
    object(
      {},
      {
        legalName: said(text, 'As the registry writes it.'),
        names: said(list(text), 'All names that the company is known by there.'),
        legalForm: text,
        address: said(mapOf(text), 'Of the head office, as addresses of companies are given.'),
        headOffice: said(text, 'Number of the head office (SIRET).'),
        state: oneOf(...companyStates),
        createdOn: day,
        closedOn: day,
      },
    ),
    'What the registry says of a company, without what it does not tell, and without what fields say that are hidden from the caller.',
  ),
);

const check = named(
  'RegistryCheck',
  object(
    {
      id: text,
      at: moment,
      by: person,
      source: said(text, 'Host of the registry that was asked.'),
      number: said(
        nothingOr(object({ country: oneOf(...registryCountries), scheme: text, value: text })),
        'What it was asked for; null: hidden from the caller.',
      ),
      outcome: oneOf(...registryOutcomes),
    },
    {
      why: said(oneOf(...unreachableReasons), 'Of one that was unreachable.'),
      entry,
      bodyHash: said(text, 'SHA-256 of the answer as it was sent, hexadecimal.'),
    },
  ),
);

const differences = said(
  list(
    named(
      'RegistryDifference',
      object({
        field: text,
        ours: said(anything, 'What the record holds; null: nothing.'),
        theirs: said(anything, 'What it would hold after the registry: `PATCH` takes it as it is.'),
      }),
    ),
  ),
  'Fields of the record that say something else than the registry.',
);

const outcome = said(
  oneOf(...checkOutcomes),
  '`noNumber`: the company has none by which a registry could be asked; `invalid`: its form or checksum is wrong; `offline`: it is right, and there is no registry to ask.',
);

export const registry: OperationsOf<'registry'> = {
  lookUpCompany: {
    tag,
    summary: 'Look up a firm that is about to be entered',
    description: 'Nothing is kept. A registry that does not answer in time is an outcome, no problem.',
    body: input(lookUpSchema),
    answers: ok(
      object({
        outcome,
        source: said(nothingOr(text), 'Who was asked; null: nobody.'),
        entry: nothingOr(entry),
        fields: said(mapOf(anything), 'What a new company would hold that the registry knows.'),
      }),
    ),
    problems: ['access.denied', 'rate.limited'],
  },
  checkInRegistry: {
    tag,
    summary: 'Check a company in the registry of its country',
    description:
      'The answer is kept as evidence; the record stays as it is. A registry that does not answer in time is an outcome, no problem.',
    answers: ok(
      object({ outcome, check: said(nothingOr(check), 'What was kept; null: no registry was asked.'), differences }),
    ),
    problems: ['access.denied', 'rate.limited', 'record.merged'],
  },
  listRegistryChecks: {
    tag,
    summary: 'List what registries said of a company',
    description: 'Newest first, with that of companies that were merged into it.',
    query: paging,
    answers: ok(object({ data: list(check), page: object({ next: nothingOr(text) }), differences })),
    problems: ['query.invalid'],
  },
};
