import { soundKey } from './sound-key.ts';
import { wordsOf } from './words.ts';

export interface AddressKey {
  /** Sound keys of the words of the street, without its kind (street, lane). */
  readonly street: readonly string[];
  /** The words in one. */
  readonly joined: string;
  /** Street and first number. */
  readonly house: string;
  /** Numbers of house, building and flat in their order, letters of a house dropped. */
  readonly numbers: readonly string[];
}

const kinds = new Set(
  (
    'улица ул ul ulitsa oul проспект пр-т пр т пркт переулок пер peruulok pereulok площадь пл шоссе ш бульвар б-р бул набережная наб дом д d корпус корп к ' +
    'строение стр офис оф of of. квартира кв этаж эт помещение пом литера ' +
    'rue avenue av ave boulevard boul bd bld bvd place pl chemin ch allée impasse quai route rte cours bis ter appt appartement apt bât étage ' +
    'street st road rd lane ln drive dr court ct square sq flat apartment suite ste unit floor fl way crescent cres terrace close place parkway ' +
    'n s e w north south east west the de la le du des d l'
  )
    .split(' ')
    .map(soundKey),
);

export function readAddress(text: string): AddressKey | undefined {
  const words = wordsOf(text.replace(/(?<=\d)\s?(bis|ter|[a-zа-я])(?![\p{L}\d])/giu, ' '));
  const numbers = words.flatMap((word) => /^\d+/.exec(word)?.[0] ?? []);
  const street = words.filter((word) => !/^\d/.test(word) || /^\d+(st|nd|rd|th)$/i.test(word)).map(soundKey);
  const telling = street.filter((key) => key !== '' && !kinds.has(key));
  if (telling.length + numbers.length === 0) return undefined;
  const joined = telling.join('');
  const plain = numbers.map((number) => number.replace(/^0+(?=\d)/, ''));
  return { street: telling, joined, house: `${joined} ${plain[0] ?? ''}`, numbers: plain };
}
