import * as z from 'zod/mini';
import type { RegistryEntry } from '#shared/domain/registry/registry.ts';
import { checkIdentifier } from '#shared/model/identifiers.ts';
import type { Address } from '#shared/model/records.ts';
import { nameLegalForm } from './french-legal-forms.ts';

/** What the registry says in place of a value that the company does not want to be told. */
const withheld = /^\[.*non[- ]diffusible.*\]$/i;

/** One line, or nothing; longer ones are none that we know what to do with. */
const line = z.optional(
  z.nullable(
    z.pipe(
      z.string().check(z.maxLength(1000)),
      z.transform((value) => {
        const text = value
          .toWellFormed()
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim();
        return text === '' || withheld.test(text) ? undefined : text;
      }),
    ),
  ),
);
const day = z.optional(z.nullable(z.iso.date()));

const office = z.object({
  siret: line,
  complement_adresse: line,
  numero_voie: line,
  indice_repetition: line,
  type_voie: line,
  libelle_voie: line,
  code_postal: line,
  libelle_commune: line,
  date_fermeture: day,
});

const company = z.object({
  siren: z.string().check(z.regex(/^\d{9}$/)),
  nom_complet: line,
  nom_raison_sociale: line,
  sigle: line,
  nature_juridique: line,
  /** Active, or ceased. */
  etat_administratif: z.enum(['A', 'C']),
  date_creation: day,
  date_fermeture: day,
  siege: z.optional(z.nullable(office)),
});

/** What is used of an answer of the French registry; the rest of it may be whatever it is. */
export const frenchAnswer = z.object({ results: z.array(company).check(z.maxLength(25)) });

type Company = z.output<typeof company>;

export function toEntry(found: Company): RegistryEntry {
  const { siren, nom_complet, nom_raison_sociale, sigle, nature_juridique, siege } = found;
  const legalName = nom_raison_sociale ?? nom_complet;
  const names = [nom_raison_sociale, nom_complet, sigle].filter((name) => name != null);
  const isClosed = found.etat_administratif === 'C';
  const closedOn = found.date_fermeture ?? siege?.date_fermeture;
  const address = siege ? toAddress(siege) : undefined;
  const headOffice = siretOf(siren, siege?.siret ?? '');
  return {
    ...(legalName != null && { legalName: legalName.slice(0, 300) }),
    names: [...new Set(names.map((name) => name.slice(0, 300)))],
    ...(nature_juridique != null && { legalForm: nameLegalForm(nature_juridique) }),
    ...(address && { address }),
    ...(headOffice !== undefined && { headOffice }),
    state: isClosed ? 'closed' : 'active',
    ...(found.date_creation != null && { createdOn: found.date_creation }),
    ...(isClosed && closedOn != null && { closedOn }),
  };
}

function siretOf(siren: string, siret: string): string | undefined {
  return siret.startsWith(siren) && checkIdentifier('FR-SIRET', siret) === 'valid' ? siret : undefined;
}

function toAddress(seat: z.output<typeof office>): Address | undefined {
  const { complement_adresse, numero_voie, indice_repetition, type_voie, libelle_voie } = seat;
  const { code_postal: postalCode, libelle_commune: city } = seat;
  const way = [numero_voie, indice_repetition, type_voie, libelle_voie].filter((part) => part != null).join(' ');
  const street = [complement_adresse, way].filter(Boolean).join(', ');
  if (street === '' && postalCode == null && city == null) return undefined;
  return {
    ...(street !== '' && { street: street.slice(0, 200) }),
    ...(postalCode != null && { postalCode: postalCode.slice(0, 20) }),
    ...(city != null && { city: city.slice(0, 100) }),
    country: 'FR',
  };
}
