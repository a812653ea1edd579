import { randomInt } from 'node:crypto';

/** A value that no other test and no demo record has. */
export function makeUnique(text: string): string {
  return `${text} ${randomInt(2 ** 47).toString(36)}`;
}

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** A valid INN of a firm, with a region code that no office issues. */
export function makeInn(): string {
  const body = `00${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const sum = innWeights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${(sum % 11) % 10}`;
}

/** A valid SIREN; which are given to firms, nobody asks. */
export function makeSiren(): string {
  const body = String(randomInt(100_000_000)).padStart(8, '0');
  const sum = [...body].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** A number of the range that France keeps for fiction. */
export function makePhone(): string {
  return `+33 6 39 98 ${String(randomInt(100)).padStart(2, '0')} ${String(randomInt(100)).padStart(2, '0')}`;
}

export function makeEmail(): string {
  return `${randomInt(2 ** 47).toString(36)}@client.example`;
}
