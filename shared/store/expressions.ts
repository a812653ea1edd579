import { indexKeyNames } from './plain-value.ts';
import type { Condition, IndexName, KeyRange } from './table.ts';
import type { Update } from './update.ts';

const comparators = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * The expressions of one call. Every name and value goes through a placeholder: the service reserves hundreds of words,
 * and a value is never read as part of an expression.
 */
export class Expressions {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  condition(condition: Condition): string {
    if ('any' in condition) return this.#joinConditions(condition.any, ' OR ');
    if ('all' in condition) return this.#joinConditions(condition.all, ' AND ');
    const path = this.#path(condition.attribute);
    switch (condition.op) {
      case 'absent':
        return `attribute_not_exists(${path})`;
      case 'present':
        return `attribute_exists(${path})`;
      case 'beginsWith':
        return `begins_with(${path}, ${this.#value(condition.value)})`;
      case 'contains':
        return `contains(${path}, ${this.#value(condition.value)})`;
      default:
        return `${path} ${comparators[condition.op]} ${this.#value(condition.value)}`;
    }
  }

  keyCondition(index: IndexName | undefined, pk: string, range: KeyRange | undefined): string {
    const [pkName, skName] = index ? indexKeyNames(index) : ['pk', 'sk'];
    const partition = `${this.#path(pkName)} = ${this.#value(pk)}`;
    return range ? `${partition} AND ${this.#keyRange(this.#path(skName), range)}` : partition;
  }

  /** `undefined` when there is nothing to change. */
  update({ set = {}, add = {}, remove = [] }: Update): string | undefined {
    const sets = Object.entries(set)
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => `${this.#path(path)} = ${this.#value(value)}`);
    const adds = Object.entries(add).map(([path, amount]) => this.#increase(this.#path(path), amount));
    const clauses = [];
    if (sets.length + adds.length > 0) clauses.push(`SET ${[...sets, ...adds].join(', ')}`);
    if (remove.length > 0) clauses.push(`REMOVE ${remove.map((path) => this.#path(path)).join(', ')}`);
    return clauses.length > 0 ? clauses.join(' ') : undefined;
  }

  /** The placeholders used so far. */
  get attributes() {
    return {
      ...(this.#names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries(
          [...this.#names].map(([name, placeholder]) => [placeholder, name]),
        ),
      }),
      ...(this.#values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(this.#values) }),
    };
  }

  #joinConditions(conditions: readonly Condition[], operator: string): string {
    const [first] = conditions;
    if (!first) throw new Error('a condition of no parts says nothing: leave it out');
    // The service refuses parentheses that part nothing.
    if (conditions.length === 1) return this.condition(first);
    return `(${conditions.map((condition) => this.condition(condition)).join(operator)})`;
  }

  #keyRange(sk: string, range: KeyRange): string {
    if ('beginsWith' in range) return `begins_with(${sk}, ${this.#value(range.beginsWith)})`;
    if ('between' in range)
      return `${sk} BETWEEN ${this.#value(range.between[0])} AND ${this.#value(range.between[1])}`;
    return `${sk} ${comparators[range.op]} ${this.#value(range.value)}`;
  }

  /** Not the ADD action, which knows no paths. */
  #increase(path: string, amount: number): string {
    return `${path} = if_not_exists(${path}, ${this.#value(0)}) + ${this.#value(amount)}`;
  }

  #path(attribute: string): string {
    return attribute
      .split('.')
      .map((name) => this.#name(name))
      .join('.');
  }

  #name(name: string): string {
    const placeholder = this.#names.get(name) ?? `#${this.#names.size}`;
    this.#names.set(name, placeholder);
    return placeholder;
  }

  #value(value: unknown): string {
    const placeholder = `:${this.#values.size}`;
    this.#values.set(placeholder, value);
    return placeholder;
  }
}
