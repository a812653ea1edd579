import {
  assignmentRulesSchema,
  assignmentTrialSchema,
  captureFormSchema,
  captureFormStates,
} from '../../assignment.ts';
import { assignedBecause, assignmentRules } from '../assigned-because.ts';
import { noContent, type OperationsOf, ok } from '../operation.ts';
import {
  collection,
  flag,
  input,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  person,
  said,
  text,
} from '../schema.ts';

const tag = 'Leads';

const form = named(
  'CaptureForm',
  object({
    id: said(text, 'The key that the page of the form carries. No secret.'),
    name: text,
    departmentId: text,
    source: said(text, 'What its leads say they come from, when they do not say it themselves.'),
    createdAt: moment,
    createdBy: text,
    status: oneOf(...captureFormStates),
  }),
);

const told = said(nothingOr(text), 'Why, in the language of the caller.');

export const assignment: OperationsOf<'assignment'> = {
  getRules: {
    tag,
    summary: 'Read whom leads go to',
    description: 'Leads of a client go to whoever answers for the client; these rules are for all others.',
    answers: ok(assignmentRules, 'ETag'),
    problems: ['access.denied'],
  },
  changeRules: {
    tag,
    summary: 'Change whom leads go to',
    description:
      'The whole list. A zone that keeps its `id` keeps whose turn it is. Within a zone whoever has waited longest is next; who is away, has left or may not work on leads is passed over.',
    ifMatch: 'required',
    body: input(assignmentRulesSchema),
    answers: ok(assignmentRules, 'ETag'),
    problems: ['access.denied', 'write.conflict'],
  },
  tryAssignment: {
    tag,
    summary: 'Tell who would get such a lead, and why',
    description: 'Takes nobody’s turn. The lead is read as that of a form is; `rules` are tried before they are saved.',
    body: input(assignmentTrialSchema),
    answers: ok(object({ assignee: nothingOr(person), because: nothingOr(assignedBecause), text: told })),
    problems: ['access.denied'],
  },
  getAssignment: {
    tag,
    summary: 'Tell why a lead is whose it is',
    answers: ok(
      object({
        assignment: said(
          nothingOr(object({ assignee: person, at: moment, because: assignedBecause, text })),
          'Null: somebody was named.',
        ),
        isWaiting: said(flag, 'It is about to be given to somebody.'),
      }),
    ),
  },
  routeCall: {
    tag,
    summary: 'Tell whom a call from a number is for',
    description:
      'The account manager of whose number it is, or whoever stands in. Of a client whom the caller may not read no more is told, and it is noted, as by the check for duplicates.',
    query: {
      number: said(
        { ...text, examples: ['+33 6 39 98 00 01'] },
        'As dialled; without a prefix it is one of the workspace’s country.',
      ),
    },
    needs: ['number'],
    answers: ok(
      object({
        user: said(nothingOr(object({ id: text, name: text, email: text })), 'Null: the number is nobody’s.'),
        as: oneOf('manager', 'substitute', 'head', null),
        caller: said(nothingOr(object({ object: objectName, id: text, title: text })), 'For those who may read it.'),
      }),
    ),
    problems: ['access.denied', 'duplicate.probes'],
  },
  listForms: {
    tag,
    summary: 'List the forms that hand in leads',
    description: 'Revoked ones stay: they stand in the history of leads.',
    answers: ok(collection(form)),
    problems: ['access.denied'],
  },
  createForm: {
    tag,
    summary: 'Make a form that hands in leads',
    description: 'Its key opens nothing but `POST /capture/leads`.',
    body: input(captureFormSchema),
    answers: { 201: { description: 'Created.', schema: form } },
    problems: ['access.denied', 'capture.limit', 'write.conflict'],
  },
  revokeForm: {
    tag,
    summary: 'Revoke the key of a form for good',
    description: 'What it sends is refused within ten seconds.',
    answers: noContent,
    problems: ['access.denied', 'write.conflict'],
  },
};
