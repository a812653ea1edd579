import { describe, expect, it } from 'vitest';
import { definitions } from '#shared/model/objects/registry.ts';
import { ApiProblem } from '../../../web/src/api/problem.ts';
import { matchesOf, toQuestion } from '../../../web/src/features/duplicates/duplicate-question.ts';

describe('what is asked while a record is typed', () => {
  it('is what tells who it is about, without rows that are empty and texts that are short', () => {
    const values = {
      name: ' Polar ',
      legalName: 'Po',
      phones: [{ value: '' }],
      emails: [{ value: 'a@b.fr' }],
      industry: 'wind',
    };
    expect(toQuestion(definitions.companies, values)).toEqual({ name: 'Polar', emails: [{ value: 'a@b.fr' }] });
  });

  it('is nothing as long as nothing tells, and for what has no doubles', () => {
    expect(toQuestion(definitions.companies, { name: 'Po', phones: [{ value: '' }] })).toBeNull();
    expect(toQuestion(definitions.deals, { title: 'A long title' })).toBeNull();
  });
});

it('a refusal brings what was found', () => {
  const matches = [{ object: 'companies' }];
  expect(matchesOf(new ApiProblem(409, 'duplicate.found', { matches }))).toBe(matches);
  expect(matchesOf(new ApiProblem(409, 'identity.taken', { matches }))).toBe(matches);
  expect(matchesOf(new ApiProblem(409, 'write.conflict', { matches }))).toBeNull();
  expect(matchesOf(new Error('matches'))).toBeNull();
});
