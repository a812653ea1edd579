import { Group, Select } from '@mantine/core';
import { type Delimiter, delimiters, type Encoding, encodings } from '#shared/model/imports.ts';
import { useText } from '../../i18n/use-text.ts';
import type { FileSettings } from './import-queries.ts';

interface FileSettingsInputsProps {
  readonly settings: FileSettings;
  readonly onChange: (settings: FileSettings) => void;
}

const delimiterKeys: Readonly<Record<Delimiter, 'semicolon' | 'comma' | 'tab' | 'bar'>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
};

/** How a text is written. */
export function FileSettingsInputs({ settings, onChange }: FileSettingsInputsProps) {
  const { text } = useText();
  return (
    <Group gap="sm">
      <Select
        label={text('imports.encoding')}
        data={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
        value={settings.encoding ?? null}
        onChange={(encoding) => encoding && onChange({ ...settings, encoding: encoding as Encoding })}
        allowDeselect={false}
        w={170}
      />
      <Select
        label={text('imports.delimiter')}
        data={delimiters.map((value) => ({ value, label: text(`imports.delimiter.${delimiterKeys[value]}`) }))}
        value={settings.delimiter ?? null}
        onChange={(delimiter) => delimiter && onChange({ ...settings, delimiter: delimiter as Delimiter })}
        allowDeselect={false}
        w={210}
      />
    </Group>
  );
}

interface SheetInputProps {
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly onChange: (sheet: string) => void;
}

/** Which sheet of a workbook is read. */
export function SheetInput({ sheets, sheet, onChange }: SheetInputProps) {
  const { text } = useText();
  return (
    <Select
      label={text('imports.sheet')}
      data={[...new Set(sheets)]}
      value={sheet}
      onChange={(name) => name && onChange(name)}
      allowDeselect={false}
      disabled={sheets.length < 2}
      w={260}
    />
  );
}
