import { zoneFields } from '../assignment.ts';
import { day, eachOf, type Json, list, named, object, objectName, oneOf, said, text } from './schema.ts';

const passedOver = object(
  { userId: text, reason: oneOf('absent', 'left', 'rights') },
  { until: said(day, 'Last day away.') },
);

/** See `AssignedBecause`. */
export const assignedBecause: Json = named(
  'AssignedBecause',
  object(
    {
      kind: said(
        oneOf('client', 'known', 'zone', 'default', 'head', 'administrator'),
        'It comes from a client whom `managerId` leads; from somebody they work with; it was their turn in a zone, or in the team for all others; nobody of a team was there, and they head the department; nor was the head.',
      ),
    },
    {
      object: said(objectName, 'Of `client` and `known`: of which kind.'),
      recordId: text,
      band: said(oneOf('named', 'certain', 'probable'), 'How sure it is that it is them; `named`: the lead says so.'),
      managerId: text,
      as: said(oneOf('manager', 'substitute', 'head'), 'In what capacity the assignee answers for them.'),
      until: said(day, 'Last day on which the manager is away.'),
      zoneId: text,
      zone: said(text, 'Its name then.'),
      passedOver: said(list(passedOver), 'Whose turn it was before, and who could not be asked.'),
      emptyZones: said(list(text), 'Names of zones where nobody was there.'),
    },
  ),
);

const team = { userIds: list(text), departmentIds: list(text) };

export const assignmentRules: Json = named(
  'AssignmentRules',
  object({
    version: { type: 'integer' },
    zones: said(
      list(
        object({
          id: text,
          name: text,
          when: said(
            object({}, eachOf(zoneFields, list(text))),
            'By field, the values that are meant; none: every lead.',
          ),
          ...team,
        }),
      ),
      'The first one that a lead belongs to, and where anybody is there, has it.',
    ),
    default: said(object(team), 'For all other leads.'),
  }),
);
