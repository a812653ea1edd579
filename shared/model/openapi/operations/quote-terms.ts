import { type Operation, ok } from '../operation.ts';
import { flag, list, named, nothingOr, object, oneOf, said, text } from '../schema.ts';

const quoteTerms = named(
  'QuoteTerms',
  object({
    departures: list(
      object({
        pointer: said(text, 'Where in the quote (RFC 6901).'),
        term: oneOf('discount', 'paymentTerms'),
        agreed: said(nothingOr(text), 'Percent, or words; null: the caller may not see it.'),
        offered: said(text, 'A price below that of the product counts as a discount.'),
      }),
    ),
    isApproved: flag,
    mayApprove: said(flag, 'Whether the caller answers for the client.'),
    asks: said(nothingOr(object({ id: text, name: text })), 'Who is asked for an approval.'),
  }),
);

const tag = 'Clients';

export const quoteTermsOperations = {
  getQuoteTerms: {
    tag,
    summary: 'Compare a quote with the terms agreed with its client',
    answers: ok(quoteTerms),
  },
  askForApproval: {
    tag,
    summary: 'Ask for the approval of a quote that departs from the terms',
    description: 'Whoever answers for the client is told. Until they have approved it, the quote cannot be sent.',
    answers: ok(quoteTerms),
    problems: ['access.denied'],
  },
  approveQuote: {
    tag,
    summary: 'Approve a quote that departs from the terms',
    description: 'By whoever answers for the client. It holds until lines, payment terms, currency or client change.',
    answers: ok(quoteTerms),
    problems: ['access.denied', 'write.conflict'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
