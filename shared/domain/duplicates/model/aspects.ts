/**
 * What two records are compared by, with the levels of agreement from none to full. Places in these lists are the places in
 * vectors and parameters: add at the end only, and raise the version of the model.
 */
export const aspects = [
  { name: 'lastName', levels: ['differs', 'alike', 'partly', 'same'] },
  { name: 'firstName', levels: ['differs', 'initial', 'alike', 'shortForm', 'same'] },
  { name: 'middleName', levels: ['differs', 'initial', 'alike', 'same'] },
  { name: 'firm', levels: ['differs', 'weak', 'similar', 'close', 'same'] },
  { name: 'legalForm', levels: ['differs', 'same'] },
  { name: 'employer', levels: ['differs', 'similar', 'same'] },
  { name: 'number', levels: ['contradicts', 'differs', 'alike', 'same', 'proven'] },
  { name: 'phone', levels: ['differs', 'alike', 'same'] },
  { name: 'email', levels: ['differs', 'sameLocal', 'alike', 'same'] },
  { name: 'domain', levels: ['differs', 'alike', 'same'] },
  { name: 'street', levels: ['differs', 'number', 'street', 'alike', 'same'] },
  { name: 'town', levels: ['differs', 'alike', 'same'] },
  { name: 'postcode', levels: ['differs', 'alike', 'same'] },
  { name: 'date', levels: ['differs', 'partly', 'alike', 'same'] },
  { name: 'title', levels: ['differs', 'weak', 'similar', 'close', 'same'] },
  { name: 'people', levels: ['differs', 'weak', 'similar', 'same'] },
  { name: 'category', levels: ['differs', 'same'] },
  { name: 'otherCategory', levels: ['differs', 'same'] },
  { name: 'spelling', levels: ['differs', 'weak', 'similar', 'close', 'same'] },
] as const;

export type AspectName = (typeof aspects)[number]['name'];
export type LevelOf<Name extends AspectName> = Extract<(typeof aspects)[number], { name: Name }>['levels'][number];

export const aspectCount = aspects.length;

export function placeOf(name: AspectName): number {
  return aspects.findIndex((aspect) => aspect.name === name);
}
