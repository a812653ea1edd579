import { Button, Chip, Group, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { objectIcons } from '../records/object-icons.ts';
import { inTheOpen } from './creatable.ts';

interface ObjectPickerProps {
  readonly objects: readonly ObjectName[];
  readonly value: ObjectName;
  readonly onChange: (object: ObjectName) => void;
}

/** What to create: the most used at hand, the others in a menu. */
export function ObjectPicker({ objects, value, onChange }: ObjectPickerProps) {
  const { text } = useText();
  const { objectName } = useNames();
  const shown = objects.slice(0, inTheOpen);
  const others = objects.slice(inTheOpen);
  const isOther = others.includes(value);
  return (
    <Group gap={6} mb="md" role="group" aria-label={text('create.what')}>
      <Chip.Group value={value} onChange={(object) => onChange(object as ObjectName)}>
        {shown.map((object) => (
          <Chip key={object} value={object} size="xs" variant="light">
            {objectName(object, 'one')}
          </Chip>
        ))}
      </Chip.Group>
      {others.length > 0 && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button
              variant={isOther ? 'light' : 'subtle'}
              size="compact-sm"
              radius="xl"
              rightSection={<ChevronDown size={14} aria-hidden />}
            >
              {isOther ? objectName(value, 'one') : text('create.others')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((object) => {
              const Icon = objectIcons[object];
              return (
                <Menu.Item key={object} leftSection={<Icon size={15} aria-hidden />} onClick={() => onChange(object)}>
                  {objectName(object, 'one')}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
