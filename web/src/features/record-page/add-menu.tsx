import { Button, Menu } from '@mantine/core';
import { ChevronDown, Plus } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { creatableBy } from '../quick-create/creatable.ts';
import { useQuickCreate } from '../quick-create/quick-create-context.ts';
import { useDefinition, useDefinitions } from '../records/definitions.ts';
import { objectIcons } from '../records/object-icons.ts';
import { knownFrom, relationsTo } from '../records/relations.ts';
import { useMe } from '../session/session-queries.ts';

/** Creates whatever can point to the record; what both refer to is filled in. */
export function AddMenu({ record }: { readonly record: CrmRecord }) {
  const { text } = useText();
  const { objectName } = useNames();
  const me = useMe();
  const open = useQuickCreate();
  const own = useDefinition(record.object);
  const relations = relationsTo(record.object, useDefinitions());
  const choices = creatableBy(me).flatMap(
    (object) => relations.find(({ definition }) => definition.name === object) ?? [],
  );
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Plus size={15} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {text('action.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((relation) => {
          const { name } = relation.definition;
          const Icon = objectIcons[name];
          return (
            <Menu.Item
              key={name}
              leftSection={<Icon size={15} aria-hidden />}
              onClick={() => open({ object: name, known: knownFrom(relation, record, own) })}
            >
              {objectName(name, 'one')}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
