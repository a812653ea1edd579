/** Legal forms of the markets served, as they stand in names of firms; lower case. */
export const legalForms = (
  'ооо оао зао пао ао ип тоо нко ooo oao zao pao ao ip ' +
  'sarl sas sasu eurl sa sci snc scop ets ' +
  'llc ltd limited inc corp corporation co plc llp gmbh ag bv nv srl spa'
).split(' ');

const leading = new RegExp(`^(?:(?:${legalForms.join('|')})[\\s.]+)?[^\\p{L}\\p{N}]*`, 'iu');

/** The name from its first telling letter on: «ООО "Ромашка"» is looked for under Р. The whole name when nothing is left. */
export function withoutLeadingForm(name: string): string {
  const telling = name.trim().replace(leading, '');
  return telling === '' ? name : telling;
}
