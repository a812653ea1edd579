import { Link } from '@tanstack/react-router';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import styles from './all-of-company.module.css';

interface AllOfCompanyProps {
  readonly object: ObjectName;
  readonly companyId: string;
}

/** Leads to the list of all that the company has of one kind, closed ones too. */
export function AllOfCompany({ object, companyId }: AllOfCompanyProps) {
  const { text } = useText();
  const { objectName } = useNames();
  return (
    <Link
      to="/$object"
      params={{ object }}
      search={{ filter: { 'companyId.eq': companyId } }}
      aria-label={`${text('action.all')}: ${objectName(object, 'many')}`}
      className={styles.link}
    >
      {text('action.all')}
    </Link>
  );
}
