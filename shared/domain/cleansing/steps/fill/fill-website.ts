import type { Email } from '#shared/model/records.ts';
import { canonicalDomain, isPublicDomain } from '../../../duplicates/normalise/email-key.ts';
import { type FillRule, isOpen, nothing } from './fill-rule.ts';

/** Who writes from a domain of their own has their site there: when all addresses that are not of a provider name one. */
export const fillWebsite: FillRule = (question) => {
  const { emails } = question.record.data;
  if (!isOpen(question, 'websites', 'urls') || !Array.isArray(emails)) return nothing;
  const domains = (emails as readonly Email[]).map(({ value }) => domainOf(value));
  const [only, ...others] = new Set(domains.filter((one) => one === undefined || !isPublicDomain(one)));
  if (only === undefined || others.length > 0) return nothing;
  return { websites: { value: [`https://${only}`], because: 'websiteFromEmail' } };
};

/** One that looks like a slip of the hand tells nothing. */
function domainOf(email: string): string | undefined {
  const domain = email.trim().toLowerCase().split('@')[1] ?? '';
  return /^[^\s.]+(\.[^\s.]+)+$/.test(domain) && canonicalDomain(domain) === domain ? domain : undefined;
}
