import type { ObjectName } from '#shared/model/objects/definition.ts';

/** What other programs call the same, by target; parted by commas. */
const everywhere: Readonly<Record<string, string>> = {
  id: 'record id, идентификатор записи, identifiant',
  phones:
    'phone, phone number, mobile, mobile phone, work phone, tel, telephone, телефон, тел, мобильный, мобильный телефон, рабочий телефон, номер телефона, téléphone, tél, portable, mobile professionnel',
  emails:
    'email, e-mail, mail, email address, work email, почта, эл почта, электронная почта, адрес электронной почты, courriel, adresse e-mail, mél',
  country: 'country code, страна, pays',
  description: 'notes, note, comment, comments, комментарий, примечание, заметки, remarques, commentaire',
  'addresses.postalCode': 'zip, zip code, postcode, postal code, индекс, почтовый индекс, code postal, cp',
  'addresses.city': 'town, город, населённый пункт, ville',
  'addresses.street': 'street address, address line 1, улица, rue, adresse 1',
  'addresses.region': 'state, county, область, край, département, région',
};

const ofObject: Partial<Readonly<Record<ObjectName, Readonly<Record<string, string>>>>> = {
  companies: {
    name: 'company, company name, account name, organization, organisation, client, customer, компания, название компании, наименование, организация, контрагент, клиент, фирма, société, entreprise, nom de la société, raison sociale courte, client, tiers',
    legalName:
      'registered name, full name, полное наименование, юридическое название, наименование полное, raison sociale, dénomination',
    websites: 'website, web, site, url, web site, сайт, веб-сайт, site web, site internet',
    addresses: 'address, адрес, юридический адрес, фактический адрес, adresse',
    accountManagerId: 'owner, manager, account owner, responsible, менеджер, ответственный, responsable, commercial',
    'identifiers.EU-VAT': 'vat, vat number, vat id, tva, numéro de tva, n° tva, tva intracommunautaire',
  },
  contacts: {
    lastName: 'surname, family name, фамилия, nom de famille',
    firstName: 'given name, имя, prénom',
    middleName: 'patronymic, отчество, deuxième prénom',
    companyId:
      'company name, account, account name, organization, организация, контрагент, компания, клиент, société, entreprise, tiers',
    position: 'job title, title, role, должность, fonction, poste',
    birthday: 'date of birth, birth date, день рождения, дата рождения, date de naissance, anniversaire',
    ownerId: 'contact owner, manager, responsible, менеджер, ответственный, responsable, commercial',
  },
};

export function otherHeaders(object: ObjectName, target: string): readonly string[] {
  return [ofObject[object]?.[target], everywhere[target]].flatMap((words) => words?.split(', ') ?? []);
}

const standIns: Partial<Readonly<Record<ObjectName, Readonly<Record<string, string>>>>> = {
  companies: { name: 'legalName' },
};

/** The target whose column serves a required one that no column goes to. */
export function standInFor(object: ObjectName, target: string): string | undefined {
  return standIns[object]?.[target];
}
