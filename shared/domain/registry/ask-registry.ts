import { type CheckOutcome, isRightNumber, type RegistryNumber } from '#shared/model/registries.ts';
import type { Context } from '../context.ts';
import { countQuestion } from './few-questions.ts';
import type { Registries, RegistryAnswer } from './registry.ts';

/** Answered without a registry. */
type Offline = Exclude<CheckOutcome, RegistryAnswer['outcome']>;

export type Asked =
  | { readonly outcome: Offline }
  | { readonly number: RegistryNumber; readonly source: string; readonly answer: RegistryAnswer };

/** What can be told without a registry; else one is asked. @throws Problem `rate.limited` */
export async function askRegistry(
  context: Context,
  registries: Registries,
  number: RegistryNumber | undefined,
): Promise<Asked> {
  if (!number) return { outcome: 'noNumber' };
  if (!isRightNumber(number)) return { outcome: 'invalid' };
  const registry = registries[number.country];
  if (!registry) return { outcome: 'offline' };
  await countQuestion(context);
  return { number, source: registry.source, answer: await registry.lookUp(number) };
}
