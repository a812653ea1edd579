import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { formFieldsOf } from '../../ui/form-values.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useDefinition } from '../records/definitions.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './quality.module.css';
import { type QualityIssue, useAnswerField } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';
import { useFieldOfIssue } from './use-field-of-issue.ts';
import { WaiverWish } from './waiver-wish.tsx';

interface IssueListProps {
  readonly object: ObjectName;
  readonly id: string;
  readonly issues: readonly QualityIssue[];
  readonly onMend: (field: string) => void;
  /** Where there is room for more than to mend it. */
  readonly waivable?: boolean;
}

/** What is wrong with a record, what each costs, and the way to mend it. */
export function IssueList({ issues, ...props }: IssueListProps) {
  return (
    <ul className={styles.issues}>
      {issues.map((issue) => (
        <Issue key={`${issue.field} ${issue.rule}`} issue={issue} {...props} />
      ))}
    </ul>
  );
}

interface IssueProps extends Omit<IssueListProps, 'issues'> {
  readonly issue: QualityIssue;
}

function Issue({ object, id, issue, onMend, waivable = false }: IssueProps) {
  const say = useQualityText();
  const formats = useFormats();
  const nameOf = useFieldOfIssue(object);
  const { field, message, fix, points, askOn } = issue;
  return (
    <li className={styles.issue}>
      <div className={styles.words}>
        <div>
          <strong>{nameOf(field)}</strong> · {message} <span className={styles.gain}>{say('gain', { points })}</span>
        </div>
        <div className={styles.quiet}>
          {fix} {askOn && say('askOn', { day: formats.date(askOn) })}
        </div>
      </div>
      <IssueActions object={object} id={id} issue={issue} onMend={onMend} />
      {waivable && <WaiverWish object={object} id={id} issue={issue} />}
    </li>
  );
}

function IssueActions({ object, id, issue: { field, rule, dimension, keptIn }, onMend }: IssueProps) {
  const say = useQualityText();
  const toast = useToast();
  const formats = useFormats();
  const definition = useDefinition(object);
  const answer = useAnswerField(object, id);
  const me = useMe();
  if (dimension === 'uniqueness')
    return (
      <Button component={Link} to="/duplicates" size="compact-sm" variant="light">
        {say('compare')}
      </Button>
    );
  const isTyped = formFieldsOf(definition).some(({ name }) => name === field);
  if (!may(me, 'edit', object) || !isTyped) return null;
  const sayOf = (kind: 'notKnown' | 'confirmed') =>
    answer.mutate(
      { field, answer: kind },
      {
        onError: toast.error,
        onSuccess: ({ issues }) => {
          const askOn = issues.find((one) => one.field === field)?.askOn;
          toast.done(askOn === undefined ? say('stillRightDone') : say('notKnownDone', { day: formats.date(askOn) }));
        },
      },
    );
  return (
    <Group gap={6} wrap="nowrap">
      {rule === 'missing' && (
        <Button size="compact-sm" variant="subtle" loading={answer.isPending} onClick={() => sayOf('notKnown')}>
          {say('notKnown')}
        </Button>
      )}
      {rule === 'details.old' && (
        <Button size="compact-sm" variant="subtle" loading={answer.isPending} onClick={() => sayOf('confirmed')}>
          {say('stillRight')}
        </Button>
      )}
      {keptIn === undefined && (
        <Button size="compact-sm" variant="light" onClick={() => onMend(field)}>
          {say('mend')}
        </Button>
      )}
    </Group>
  );
}
