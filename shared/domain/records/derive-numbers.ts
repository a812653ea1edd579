import { isDeepStrictEqual } from 'node:util';
import { isRussianBranch, isSingleNumber } from '#shared/model/identifiers.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { Derivation } from './derivation.ts';

/** A number that changes stays with the day on which it ended: invoices and contracts name it. */
export function keepFormerNumbers({ before, after, now }: Derivation): Fields {
  const numbers = numbersOf(after);
  const former = currentOf(before).filter(
    (old) =>
      isSingleNumber(old.scheme) &&
      !numbers.some((one) => one.scheme === old.scheme && one.value === old.value) &&
      currentOf(after).some(({ scheme }) => scheme === old.scheme),
  );
  if (former.length === 0) return after;
  return { ...after, identifiers: [...numbers, ...former.map((old) => ({ ...old, validTo: now.slice(0, 10) }))] };
}

/** What has the legal identity of the company above it is a part of that company, and not a firm of its own. */
export function deriveBranch({ before, after, parent }: Derivation): Fields {
  const isAsBefore = before.parentId === after.parentId && isDeepStrictEqual(before.identifiers, after.identifiers);
  if (isAsBefore) return after;
  const { branch: _before, ...rest } = after;
  const shared = new Set(identitiesOf(parent ?? {}));
  const isBranch = isRussianBranch(numbersOf(after)) || identitiesOf(after).some((identity) => shared.has(identity));
  return isBranch ? { ...rest, branch: true } : rest;
}

/** A SIRET begins with the SIREN of its firm. */
function identitiesOf(fields: Fields): readonly string[] {
  return currentOf(fields).flatMap(({ scheme, value }) => {
    if (scheme === 'FR-SIRET') return [`FR-SIREN ${value.slice(0, 9)}`];
    return scheme === 'FR-SIREN' || scheme === 'RU-INN' ? [`${scheme} ${value}`] : [];
  });
}

function numbersOf({ identifiers }: Fields): readonly Identifier[] {
  return (identifiers as readonly Identifier[] | undefined) ?? [];
}

function currentOf(fields: Fields): readonly Identifier[] {
  return numbersOf(fields).filter(({ validTo }) => validTo === undefined);
}
