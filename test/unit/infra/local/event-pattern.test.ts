import { describe, expect, it } from 'vitest';
import { compilePattern } from '#infra/local/event-pattern.ts';

const event = {
  source: 'shop.orders',
  detail: { state: 'paid', amount: 12.5, tags: ['new', 'vip'], note: null, lines: [{ sku: 'a' }, { sku: 'b' }] },
};

describe('event patterns', () => {
  it.each<[string, object, boolean]>([
    ['an exact text', { source: ['shop.orders'] }, true],
    ['one of several texts', { source: ['x', 'shop.orders'] }, true],
    ['another text', { source: ['shop'] }, false],
    ['all members together', { source: ['shop.orders'], detail: { state: ['open'] } }, false],
    ['a member of a list', { detail: { tags: ['vip'] } }, true],
    ['a member of a list of objects', { detail: { lines: { sku: ['b'] } } }, true],
    ['null', { detail: { note: [null] } }, true],
    ['a number', { detail: { amount: [12.5] } }, true],
    ['a number written as text', { detail: { amount: ['12.5'] } }, false],
    ['prefix', { source: [{ prefix: 'shop.' }] }, true],
    ['suffix', { source: [{ suffix: '.bills' }] }, false],
    ['prefix in any case', { source: [{ prefix: { 'equals-ignore-case': 'SHOP' } }] }, true],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'Shop.Orders' }] }, true],
    ['wildcard', { source: [{ wildcard: 'sh*.ord*s' }] }, true],
    ['a wildcard whose dot is a dot', { source: [{ wildcard: 'shop.*.x' }] }, false],
    ['anything-but another', { detail: { state: [{ 'anything-but': ['open', 'lost'] }] } }, true],
    ['anything-but itself', { detail: { state: [{ 'anything-but': 'paid' }] } }, false],
    ['anything-but a prefix', { detail: { state: [{ 'anything-but': { prefix: 'pa' } }] } }, false],
    ['anything-but where nothing is', { detail: { absent: [{ 'anything-but': 'x' }] } }, false],
    ['exists', { detail: { state: [{ exists: true }] } }, true],
    ['exists of an absent member', { detail: { absent: [{ exists: true }] } }, false],
    ['does not exist', { detail: { absent: [{ exists: false }] } }, true],
    ['a numeric range', { detail: { amount: [{ numeric: ['>', 10, '<=', 12.5] }] } }, true],
    ['outside a numeric range', { detail: { amount: [{ numeric: ['<', 12] }] } }, false],
    ['$or, second branch', { $or: [{ source: ['x'] }, { detail: { state: ['paid'] } }] }, true],
    ['$or, no branch', { $or: [{ source: ['x'] }, { source: ['y'] }] }, false],
  ])('%s', (_name, pattern, expected) => {
    expect(compilePattern(pattern, 'Rule')(event)).toBe(expected);
  });

  it('refuses an operator that is not simulated, naming the rule', () => {
    expect(() => compilePattern({ source: [{ cidr: '10.0.0.0/8' }] }, 'Rule7')).toThrow(/Rule7: .*operator cidr/);
  });
});
