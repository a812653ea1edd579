/** Categories of the French nomenclature of legal forms by the beginnings of their codes; the longest one holds. */
const forms: Readonly<Record<string, string>> = {
  '1': 'Entrepreneur individuel',
  '52': 'SNC',
  '53': 'SCS',
  '54': 'SARL',
  '5498': 'EURL',
  '55': 'SA',
  '56': 'SA',
  '57': 'SAS',
  '5720': 'SASU',
  '5785': 'SELAS',
  '58': 'SE',
  '62': 'GIE',
  '6540': 'SCI',
  '92': 'Association',
  '93': 'Fondation',
};

/** The usual short name of a form, or its code. */
export function nameLegalForm(code: string): string {
  for (let length = code.length; length > 0; length -= 1) {
    const name = forms[code.slice(0, length)];
    if (name !== undefined) return name;
  }
  return code.slice(0, 20);
}
