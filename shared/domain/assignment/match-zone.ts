import { type Zone, type ZoneField, zoneFields } from '#shared/model/assignment.ts';
import { countryOfPhone } from '#shared/model/contact-points.ts';
import type { Fields, Phone } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';

/** Whether a lead belongs to a zone: each field that the zone names has one of its values, however it is written. Pure. */
export function isInZone({ when }: Zone, lead: Fields): boolean {
  return zoneFields.every((field) => {
    const wanted = when[field];
    return wanted === undefined || wanted.some((value) => fold(value) === foldedOf(lead, field));
  });
}

/** Forms seldom ask for the country, and phones tell it. */
function foldedOf(lead: Fields, field: ZoneField): string {
  const [phone] = (lead.phones as readonly Phone[] | undefined) ?? [];
  const told = field === 'country' && phone ? countryOfPhone(phone) : undefined;
  return fold(String(lead[field] ?? told ?? ''));
}
