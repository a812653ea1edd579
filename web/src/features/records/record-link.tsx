import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';

interface RecordLinkProps {
  readonly object: ObjectName;
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Leads to the page of a record, whatever it is. */
export function RecordLink({ object, id, className, children }: RecordLinkProps) {
  return (
    <Link to="/$object/$id" params={{ object, id }} className={className}>
      {children}
    </Link>
  );
}
