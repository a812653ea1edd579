import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import type {
  ReferenceInputProps,
  ReferenceKit,
  ReferenceLinkProps,
  ReferenceTitleProps,
  SuggestInputProps,
} from '../../ui/references.ts';
import { UserBadge } from '../../ui/user-badge.tsx';
import { useDepartments, useUsers } from '../session/session-queries.ts';
import { useDefinitions } from './definitions.ts';
import { RecordLink } from './record-link.tsx';
import { recordQuery } from './record-queries.ts';
import { useTitle } from './record-title.ts';
import styles from './references.module.css';
import { useStages } from './use-stages.ts';

function Title({ to, id }: ReferenceTitleProps) {
  if (to === 'users') return <UserTitle id={id} />;
  if (to === 'stages') return <StageTitle id={id} />;
  if (to === 'departments') return <DepartmentTitle id={id} />;
  return <RecordTitle object={to} id={id} />;
}

function UserTitle({ id }: { readonly id: string }) {
  const { text } = useText();
  const users = useUsers();
  if (!users.data) return <Skeleton height={8} width={90} />;
  return <UserBadge name={users.data.find((user) => user.id === id)?.name ?? text('value.formerUser')} />;
}

function StageTitle({ id }: { readonly id: string }) {
  return <>{useStages().find((stage) => stage.value === id)?.label ?? id}</>;
}

function DepartmentTitle({ id }: { readonly id: string }) {
  return <>{useDepartments().data?.find((department) => department.id === id)?.name ?? id}</>;
}

function RecordTitle({ object, id }: { readonly object: ObjectName; readonly id: string }) {
  const { text } = useText();
  const titleOf = useTitle();
  const record = useQuery(recordQuery(object, id));
  if (record.isPending) return <Skeleton height={8} width={110} />;
  if (!record.data) return <span className={styles.hidden}>{text('value.hidden')}</span>;
  return (
    <RecordLink object={object} id={id} className={styles.link}>
      {titleOf(record.data)}
    </RecordLink>
  );
}

const LazyReferenceInput = lazy(() =>
  import('./reference-input.tsx').then((module) => ({ default: module.ReferenceInput })),
);

/** Lists to choose from weigh much, and are needed in forms only. */
function Input(props: ReferenceInputProps) {
  return (
    <Suspense fallback={<Skeleton height={58} />}>
      <LazyReferenceInput {...props} />
    </Suspense>
  );
}

const LazySuggestInput = lazy(() => import('./suggest-input.tsx').then((module) => ({ default: module.SuggestInput })));

function Suggest(props: SuggestInputProps) {
  return (
    <Suspense fallback={<Skeleton height={36} />}>
      <LazySuggestInput {...props} />
    </Suspense>
  );
}

/** Only for those who may follow it. */
function Link({ to, id, children }: ReferenceLinkProps) {
  const isKnown = useDefinitions()[to] !== undefined;
  if (!isKnown) return children;
  return (
    <RecordLink object={to} id={id} className={styles.link}>
      {children}
    </RecordLink>
  );
}

export const recordReferences: ReferenceKit = { Title, Link, Input, Suggest };
