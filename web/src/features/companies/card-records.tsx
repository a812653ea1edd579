import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useDefinition } from '../records/definitions.ts';
import { RecordRow } from '../records/record-row.tsx';
import styles from '../records/record-rows.module.css';
import { TaskCheck } from '../tasks/task-check.tsx';
import { AllOfCompany } from './all-of-company.tsx';

interface CardRecordsProps {
  readonly object: ObjectName;
  readonly companyId: string;
  readonly records: readonly CrmRecord[];
}

/** What is open of one kind; no panel where there is nothing. */
export function CardRecords({ object, companyId, records }: CardRecordsProps) {
  const { objectName } = useNames();
  const definition = useDefinition(object);
  if (records.length === 0) return null;
  return (
    <Panel
      title={objectName(object, 'many')}
      count={records.length}
      actions={<AllOfCompany object={object} companyId={companyId} />}
      flush
    >
      <ul className={styles.list}>
        {records.map((record) => (
          <RecordRow
            key={record.id}
            definition={definition}
            record={record}
            action={object === 'tasks' && <TaskCheck task={record} />}
          />
        ))}
      </ul>
    </Panel>
  );
}
